% Section 7, "Several instruments at once": what breaches, powers, special rules and rank change.

:- dynamic breach/6.

% --- breaches as elements: "Its pro is the highest standard at which the finding is a breach, contested
% or not"; what is surely no breach refutes.

record_breaches(C, Findings) :-
    retractall(breach(C, _, _, _, _, _)),
    forall(member(found(Who, Other, Event, Events, Steps), Findings),
           ( breach_fact(Steps, F), assertz(breach(C, Who, Other, Event, Events, F)) )).

breach_fact(Steps, fact(Pro, Con, Challenge)) :-
    findall(U, ( member(S, Steps), memberchk(S.verdict, [breach, departure, contested]), U = S.upto ), Us), max_list([0|Us], Pro),
    ( member(S1, Steps), memberchk(S1.verdict, [breach, departure]) -> Con = 0, Challenge = 0
    ; last(Steps, L), memberchk(L.verdict, ['not-applicable', cleared, compliant, excused]) -> Con = 1, Challenge = 1
    ; Us \== [] -> Con = 0, Challenge = 1
    ; Con = 0, Challenge = 0 ).

breach_on_record(Target, Who, Other, Event, F) :- breach_on_record(Target, Who, Other, Event, _, F).
breach_on_record(Target, Who, Other, Event, Events, F) :-
    list(Target, commitments, Cs), breach(C, Who, Other, Event, Events, F),
    ( Cs == [] -> binding(C) ; member(N, Cs), same_commitment(N, C) ).
same_commitment(N, C) :- row(commitments, N, A), row(commitments, C, B), A.instrument == B.instrument, A.name == B.name, !.

% "Any binding commitment is one of a treaty or of custom that does not itself follow from a breach."
binding(C) :- row(commitments, C, Row), row(instruments, Row.instrument, I), I.genre \== norms, \+ follower(C).

follower(C) :- row(commitments, C, Row), ( member(S, Row.sentences), follows_from_breach(S) ; list(Row, where, W), asks_for_breach(W) ; list(Row, unless, U), asks_for_breach(U) ), !.
follows_from_breach(Sentence) :- given(Sentence, trigger, T), M = T.what, M.is == moment, given(M, breached, _).
asks_for_breach(Data) :- sub_term(T, Data), is_dict(T), given(T, is, Is), ( Is == breached ; Is == 'defence-applies', row(defences, T.defence, D), list(D, where, W), asks_for_breach(W) ), !.

breached(C, Env, Ctx, or([U|Fs])) :-
    unknown_fact(U),
    findall(G, ( breach_on_record(C.target, Who, Other, Event, F), Who \== nobody,
                 ( given(C, event, R) -> event_of(R, Env, Event) ; true ),
                 ( given(C, bearer, A) -> actor_state(A, Env, Ctx, Who) ; true ),
                 ( given(C, counterparty, B) -> actor_state(B, Env, Ctx, Other) ; true ),
                 ( given(C, when, When) -> Event \== null, stands(Event, When, Env, Ctx, T), G = and([F, T]) ; G = F ) ), Fs).

% --- powers: "An event that exercises a power, as far as the claims go, changes from its date of effect
% on what is in force." x(Kind, Change, Formula)

exercise(Ctx, Treaty, State, Other, X) :-
    row(powers, N, P), P.instrument == Treaty, \+ get_dict(within_power, Ctx, true),
    about_commitment(P, Ctx), Inner0 = Ctx.put(_{variables:Vs, within_power:true, treaty:Treaty, side:alleged}), list(P, variables, Vs),
    power_event(P, Inner0, Event, Env, F0), row(powers, N, P),
    concerns(P, State, Other, Env, Inner0),
    capped(P, F0, F),
    effect_date(P, Event, Env, Inner0, From),
    effect(P.effect, P, From, Ctx, Treaty, State, Other, F, X).

% "A power whose content is only inferred or assumed leaves scope open."
capped(P, F0, F) :- ( memberchk(P.content.sureness, [inferred, assumed]) -> F = at_most_unknown(F0) ; F = F0 ).

about_commitment(P, Ctx) :- ( given(P, commitment, C) -> get_dict(commitment, Ctx, Mine), same_commitment(C, Mine) ; true ).

power_event(P, Ctx, Event, Env, and([F, W, N])) :-
    empty_assoc(E0), What = P.trigger.what,
    ( What.is == pattern
    -> event(Event, _, _), in_question(Event, What, Ctx), bind(it, Event, E0, E1), bind(act, Event, E1, E2), matches(Event, What, none, E2, Env, Ctx, F)
    ;  given(What, breached, B), breach_on_record(B.target, Who, Other, Event, F), F = fact(Pro, _, _), Pro > 0,
       bind_actor(B, bearer, Who, E0, E1, Ctx), bind_actor(B, counterparty, Other, E1, E2, Ctx), bind(it, Event, E2, E3), bind(act, Event, E3, Env) ),
    list(P, where, Where), conjunction(Where, Env, Ctx, W),
    list(P, unless, Us), findall(G, ( member(U, Us), unless(U, Env, Ctx, Ctx, G0, _), negation(G0, G) ), Ns), N = and(Ns).

concerns(P, State, Other, Env, Ctx) :-
    list(P, concerned, Actors),
    ( Actors == [] -> true
    ; Actors = [A] -> actor_state(A, Env, Ctx, State)
    ; Actors = [A, B] -> actor_state(A, Env, Ctx, SA), actor_state(B, Env, Ctx, SB), ( State == SA, Other == SB ; State == SB, Other == SA ) ), !.

effect_date(P, Event, Env, _, From) :-
    ( given(P, anchor, R), event_of(R, Env, E) -> true ; E = Event ), event_time(E, T),
    ( P.time == 'at-once' -> begins(T, From)
    ; ends(T, F-L), earliest_effect(P, F, F1), earliest_effect(P, L, L1),
      ( P.time == after -> From = F1-L1
      ; P.time == 'on-the-date-named'
      -> ( event_effective(Event, D1-D2) -> D3 is max(D1, F1), D4 is max(D2 - 86399, L1), From = D3-D4 ; From = F1-inf )
      ; From = F-L ) ).
earliest_effect(P, Instant, First) :- ( given(P, duration, D), number(Instant) -> deadline_after(Instant, D, Due), First is Due + 1 ; First = Instant ).

effect(ends, _, From, Ctx, _, _, _, F, x(end, ends(From), F)) :- \+ get_dict(survives, Ctx, true).
effect('enters-into-force', _, From, _, _, _, _, F, x(accession, begins(From), F)).
effect('is-not-renewed', P, Notice, Ctx, Treaty, State, _, F, x(end, ends(At), F)) :- term_end_after(P, Notice, Ctx, Treaty, State, At).
effect('is-suspended', P, From, Ctx, Treaty, State, Other, F, x(end, ends(From), and([F|Ns]))) :-
    findall(N, resumed_since(P, From, Ctx, Treaty, State, Other, N), Ns).

% What is suspended "until it resumes": by an event of the record that is not before the suspension.
resumed_since(_, From, Ctx, Treaty, State, Other, N) :-
    row(powers, _, R), R.instrument == Treaty, R.effect == resumes, about_commitment(R, Ctx),
    list(R, variables, Vs), Inner = Ctx.put(_{variables:Vs, within_power:true, treaty:Treaty}),
    power_event(R, Inner, Event, Env, F0), concerns(R, State, Other, Env, Inner), capped(R, F0, F),
    effect_date(R, Event, Env, Inner, At), N = resumption(At, From, F).

% "The end of the term that runs; of the next, where the notice came too late."
term_end_after(P, Notice, Ctx, Treaty, State, At) :-
    header(Ctx, Treaty, _, Term), Term \== none, Term.form == fixed,
    ( Term.from == signature -> header(Ctx, Treaty, Lines, _), signed(Lines, State, F-L) ; entry(Ctx, Treaty, F-L) ),
    Notice = N1-N2, end_for(Term, P, F, N1, E1), end_for(Term, P, L, N2, E2), At = E1-E2.

end_for(Term, P, Begin, Notice, End) :-
    shifted(Begin, Term.first, 1, First), ( given(Term, renewal, Again) -> true ; Again = none ),
    end_of_term(First, Again, P, Notice, End).
end_of_term(End0, Again, P, Notice, End) :-
    ( in_time(P, Notice, End0) -> End = End0
    ; Again == none -> End = End0
    ; shifted(End0, Again, 1, Next), end_of_term(Next, Again, P, Notice, End) ).
in_time(P, Notice, End) :- ( given(P, duration, D) -> shifted(End, D, -1, Latest), Notice =< Latest ; Notice =< End ).

acceded(Treaty, State) :-
    row(powers, _, P), P.instrument == Treaty, P.effect == 'enters-into-force',
    list(P, variables, Vs), Ctx = ctx{treaty:Treaty, variables:Vs, terms:[], side:alleged, within_power:true},
    P.trigger.what.is == pattern, event(E, _, _), in_question(E, P.trigger.what, Ctx), named(by, E, State), \+ party(Treaty, State).
acceded(Treaty, State) :-
    row(instruments, Treaty, I), list(I, force, Ls), member(L, Ls), L.form == accession, list(L, states, Ss), memberchk(State, Ss), \+ party(Treaty, State).
