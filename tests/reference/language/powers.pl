% Powers (docs/language.md): "An event that exercises a power, as far as the claims go, changes from
% its date of effect on what is in force." exercise{power, row, env, event, breach, time, states,
% ctx}; states [] is everybody.

exercise(Treaty, Effects, X) :-
    \+ imagined(_), power(Treaty, N, P), memberchk(P.effect, Effects),
    given(P, trigger, Trigger), list(P, variables, Vs), empty_assoc(E0),
    Ctx = ctx{treaty:Treaty, terms:[], variables:Vs, side:alleged, header:none, power:P.effect},
    exercised_by(Trigger.what, Ctx, E0, Env, Event, Breach, Time), list(P, concerned, Actors),
    maplist([A, S]>>( actor_state(A, Env, Ctx, S), S \== nobody ), Actors, States),
    \+ stood(P.article, Time, no),
    X = exercise{power:N, row:P, env:Env, event:Event, breach:Breach, time:Time, states:States,
                 ctx:Ctx}.

exercised_by(What, Ctx, E0, Env, Event, none, Time) :-
    What.is == pattern, event(Event, _, _), in_question(Event, What, Ctx),
    bound(Event, What, none, E0, E1, Ctx), bind(it, Event, E1, Env), event_time(Event, Time).
exercised_by(What, Ctx, E0, Env, null, B, Time) :-
    given(What, breached, Asked), breach(B), Time = B.time, asked_for(B, Asked.target),
    bind_all([it-B.event, moment-B.time], E0, E1), bind_sides(Asked, B, E1, Env, Ctx).

% Who acceded by an event of the case.
acceded(Treaty, State) :-
    power(Treaty, _, P), P.effect == 'enters-into-force', !,
    findall(S, ( exercise(Treaty, ['enters-into-force'], X), member(S, X.states) ), All),
    sort(All, States), member(State, States).

% How far it is shown that the power was exercised. "A power whose content is only inferred or
% assumed leaves scope open."
exercised(X, Ctx0, F) :-
    P = X.row, Ctx = X.ctx.put(side, Ctx0.side),
    ( X.breach == none -> formula(X.event, P.trigger.what, none, X.env, Ctx, G)
    ; G = X.breach.fact ),
    list(P, where, Where), formulas(Where, X.env, Ctx, Hs),
    list(P, unless, Us), findall(C, ( member(U, Us), C = U.condition ), Cs),
    none_holds(Cs, X.env, Ctx, Ns), append([[G], Hs, Ns], All),
    ( softened(P.content.sureness) -> F = at_most_unknown(and(All)) ; F = and(All) ).

% What it does to a text, as bound_at asks: accession, end or a pause that others may lift.
exercise_on(Asked, _, Ctx, accession(From, F)) :-
    exercise(Asked.treaty, ['enters-into-force'], X), memberchk(Asked.state, X.states),
    exercised(X, Ctx, F), effective_from(X, Asked.header, From).
exercise_on(Asked, Time, Ctx, end(From, F, Resumed)) :-
    exercise(Asked.treaty, [ends, 'is-not-renewed', 'is-suspended'], X), P = X.row,
    ( P.effect == 'is-suspended' -> true ; Asked.survives \== true ),
    concerns(X.states, Asked), commitment_of(P, C), memberchk(C, [[], Asked.commitment]),
    % A breach that lets a text be suspended is itself judged by the text.
    \+ ( X.breach \== none, X.breach.time = time(A, B, _), Time = time(A, B, _) ),
    exercised(X, Ctx, F), effective_from(X, Asked.header, From),
    findall(resumed(At, Y), ( P.effect == 'is-suspended', exercise(Asked.treaty, [resumes], R),
                              commitment_of(R.row, C), exercised(R, Ctx, Y),
                              effective_from(R, Asked.header, At) ), Resumed).
commitment_of(P, Name) :-
    ( given(P, commitment, C) -> row(commitments, C, Row), Name = Row.name ; Name = [] ).

% "Between P and Q: for what they owe each other."
concerns([], _).
concerns([S], Asked) :- S == Asked.state.
concerns([S, T], Asked) :- msort([S, T], Pair), msort([Asked.state, Asked.towards], Pair).

effective_from(X, Header, From) :-
    P = X.row,
    ( given(P, anchor, R), event_of(R, X.env, E) -> event_time(E, Time) ; Time = X.time ),
    begins(Time, F-L),
    ( P.time == 'at-once' -> From = F-L
    ; P.time == 'end-of-the-current-term' -> end_of_term(X, Header, F-L, From)
    ; period_over(P, F, F1), period_over(P, L, L1),
      ( P.time == after -> From = F1-L1
      ; event_dated(X.event, effective, D1-D2)
      -> D3 is D2 - 86399, latest(D1, F1, A), latest(D3, L1, B), From = A-B
      ; From = F1-inf ) ).
period_over(P, Instant, First) :-
    ( given(P, duration, D), number(Instant)
    -> deadline_after(Instant, D, Due), First is Due + 1 ; First = Instant ).

% "The end of the term that runs; of the next, where the notice came too late." Whom it concerns may
% have been bound from different days on.
end_of_term(X, Header, Notice, First-Last) :-
    P = X.row, ( X.states == [] -> findall(S, party(P.instrument, S), Ss) ; Ss = X.states ),
    findall(A-B, ( member(S, Ss), end_for(P, S, Header, Notice, A-B) ), [E0|Es]),
    foldl([A-B, C-D, G-H]>>( earliest(A, C, G), latest(B, D, H) ), Es, E0, First-Last).
end_for(P, State, Header, N1-N2, End) :-
    asked(P.instrument, State, Header, Asked),
    ( fixed_term(Asked, Term), term_begins(Asked, Term, F-L)
    -> term_end(Term, P, F, N1, E1), term_end(Term, P, L, N2, E2), End = E1-E2
    ; End = N1-inf ).
term_end(Term, P, Begin, Notice, End) :-
    ( given(P, duration, D) -> shifted(Notice, D, 1, Needed) ; Needed = Notice ),
    shifted(Begin, Term.first, 1, First), between(0, 1000, N),
    ( given(Term, renewal, R)
    -> Count is R.count * N, shifted(First, R.put(count, Count), 1, End) ; End = First ),
    ( no_later(Needed, End) -> true ; \+ given(Term, renewal, _) ), !.
