% Section 7, "Several instruments at once": what breaches, powers, special rules and rank change.

:- dynamic breach/1, imagined/1.

% --- breaches as elements. A row is breach{c, bearer, counterparty, event, events, act, time,
% fact}.

record_breaches(C, Findings) :-
    retractall(breach(b{c:C, bearer:_, counterparty:_, event:_, events:_, act:_, time:_, fact:_})),
    forall(( member(F, Findings), F.bearer \== nobody ),
           ( breach_fact(F.steps, Fact), breach_time(C, F, Act, Time),
             assertz(breach(b{c:C, bearer:F.bearer, counterparty:F.counterparty, event:F.event,
                              events:F.events,
                              act:Act, time:Time, fact:Fact})) )).

% "Its pro is the highest standard at which the finding is a breach, contested or not"; what is
% surely no breach refutes.
breach_fact(Steps, fact(Pro, Con, Challenge)) :-
    findall(U, ( member(S, Steps), memberchk(S.verdict, [breach, departure, contested]),
                 U = S.upto ), Us), max_list([0|Us], Pro),
    ( member(S1, Steps), memberchk(S1.verdict, [breach, departure]) -> Con = 0, Challenge = 0
    ; last(Steps, L), memberchk(L.verdict, ['not-applicable', cleared, compliant, excused])
    -> Con = 1, Challenge = 1
    ; Us \== [] -> Con = 0, Challenge = 1
    ; Con = 0, Challenge = 0 ).

% Of a prohibition the time of the act, of a duty the second after its deadline.
breach_time(C, F, Act, Time) :-
    row(commitments, C, Row), Row.sentences = [S|_], ( prohibition(S) -> Act = true ; Act = false ),
    ( Act == true -> event_time(F.event, Time)
    ; get_dict(deadline, F, D), number(D) -> N is D + 1, Time = time(N, N, false)
    ; as_of(AsOf), Time = time(ninf, AsOf, false) ).

on_record(B) :- \+ imagined(_), breach(B).

asked_for(Breach, Target) :-
    list(Target, commitments, Cs),
    ( Cs == [] -> binding(Breach.c) ; first_version(Breach.c, V), member(N, Cs),
      first_version(N, V) ), !.
first_version(C, First) :- row(commitments, C, Row),
    ( given(Row, earlier_version, E) -> first_version(E, First) ; First = C ).
later_version(C) :- row(commitments, C, Row),
    ( given(Row, earlier_version, _) -> true ; row(commitments, _, R),
      given(R, earlier_version, C) -> true ).

% "Any binding commitment is one of a treaty or of custom that does not itself follow from a
% breach."
binding(C) :- row(commitments, C, Row), row(instruments, Row.instrument, I), I.genre \== norms,
    \+ follower(C).

follower(C) :-
    row(commitments, C, Row),
    ( member(S, Row.sentences), breach_trigger(S, _)
    ; list(Row, where, W), asks_for_breach(W)
    ; list(Row, unless, U), asks_for_breach(U) ), !.
breach_trigger(Sentence, Breached) :- given(Sentence, trigger, T),
    given(T.what, breached, Breached).
asks_for_breach(Data) :-
    sub_term(T, Data), is_dict(T), given(T, is, Is),
    ( Is == breached ; Is == 'defence-applies', row(defences, T.defence, D), list(D, where, W),
      asks_for_breach(W) ), !.

breached(C, Env, Ctx, or(All)) :-
    unknown_fact(U),
    findall(G, ( on_record(B), asked_for(B, C.target),
                 ( given(C, event, R) -> event_of(R, Env, E), B.act == true, B.event == E ; true ),
                 ( given(C, bearer, A) -> actor_state(A, Env, Ctx, S), B.bearer == S ; true ),
                 ( given(C, counterparty, D) -> actor_state(D, Env, Ctx, O),
                   B.counterparty == O ; true ),
                 ( given(C, when, When) -> stands(B.time, When, Env, Ctx, T),
                   G = and([B.fact, T]) ; G = B.fact ) ), Fs),
    append(Fs, [U], All).

bind_actor(Given, Key, State, Env0, Env, Ctx) :-
    ( given(Given, Key, A)
    -> ( A.form \== variable -> actor_state(A, Env0, Ctx, State), Env = Env0
       ; look(var(A.variable), Env0, Bound) -> Bound == State, Env = Env0
       ; State \== nobody, in_domain(A.variable, State, Env0, Ctx),
       bind(var(A.variable), State, Env0, Env) )
    ;  Env = Env0 ).

% --- powers: "An event that exercises a power, as far as the claims go, changes from its date of
% effect on what is in force." exercise{power, env, event, breach, time, states}; states [] is
% everybody.

exercise(Treaty, Effects, X) :-
    \+ imagined(_), row(powers, N, P), P.instrument == Treaty, memberchk(P.effect, Effects),
    given(P, trigger, Trigger),
    list(P, variables, Vs), empty_assoc(E0),
    Ctx = ctx{treaty:Treaty, terms:[], variables:Vs, side:alleged, header:none, power:P.effect},
    exercised_by(Trigger.what, Ctx, E0, Env, Event, Breach, Time),
    list(P, concerned, Actors), maplist([A, S]>>( actor_state(A, Env, Ctx, S), S \== nobody ),
                                        Actors, States),
    \+ stood(P.article, Time, no),
    X = exercise{power:N, row:P, env:Env, event:Event, breach:Breach, time:Time, states:States,
                 ctx:Ctx}.

exercised_by(What, Ctx, E0, Env, Event, none, Time) :-
    What.is == pattern, event(Event, _, _), in_question(Event, What, Ctx),
    bound(Event, What, none, E0, E1, Ctx),
    bind(it, Event, E1, Env), event_time(Event, Time).
exercised_by(What, Ctx, E0, Env, null, B, Time) :-
    given(What, breached, Asked), breach(B), Time = B.time, asked_for(B, Asked.target),
    bind(it, B.event, E0, E1), bind(moment, B.time, E1, E2),
    bind_actor(Asked, bearer, B.bearer, E2, E3, Ctx),
    bind_actor(Asked, counterparty, B.counterparty, E3, Env, Ctx).

% Who acceded by an event of the case.
acceded(Treaty, State) :-
    row(powers, _, P), P.instrument == Treaty, P.effect == 'enters-into-force', !,
    findall(S, ( exercise(Treaty, ['enters-into-force'], X), member(S, X.states) ), Ss0),
    sort(Ss0, Ss), member(State, Ss).

% How far it is shown that the power was exercised. "A power whose content is only inferred or
% assumed leaves scope open."
exercised(X, Ctx0, F) :-
    P = X.row, Ctx = X.ctx.put(side, Ctx0.side),
    ( X.breach == none -> formula(X.event, P.trigger.what, none, X.env, Ctx,
                                  G) ; G = X.breach.fact ),
    list(P, where, Where), findall(H, ( member(C, Where), condition(C, X.env, Ctx, H) ), Hs),
    list(P, unless, Us),
    findall(N, ( member(U, Us), condition(U.condition, X.env, Ctx, H), negation(H, N) ), Ns),
    append([[G], Hs, Ns], All),
    ( softened(P.content.sureness) -> F = at_most_unknown(and(All)) ; F = and(All) ).
softened(inferred).
softened(assumed).

% What it does to a text, as bound_at asks: accession, end or a pause that others may lift.
exercise_on(Asked, _, Ctx, accession(From, F)) :-
    exercise(Asked.treaty, ['enters-into-force'], X), memberchk(Asked.state, X.states),
    exercised(X, Ctx, F), effective_from(X, Asked.header, From).
exercise_on(Asked, Time, Ctx, end(From, F, Resumed)) :-
    exercise(Asked.treaty, [ends, 'is-not-renewed', 'is-suspended'], X), P = X.row,
    ( P.effect == 'is-suspended' -> true ; Asked.survives \== true ),
    concerns(X.states, Asked), of_commitment(P, Asked),
    % A breach that lets a text be suspended is itself judged by the text.
    \+ ( X.breach \== none, X.breach.time = time(A, B, _), Time = time(A, B, _) ),
    exercised(X, Ctx, F), effective_from(X, Asked.header, From),
    ( P.effect == 'is-suspended'
    ->
    findall(resumed(At, Y), ( exercise(Asked.treaty, [resumes], R), same_target(R.row, P),
                              exercised(R, Ctx, Y),
                                 effective_from(R, Asked.header, At) ), Resumed)
    ;  Resumed = [] ).

% "Between P and Q: for what they owe each other."
concerns([], _).
concerns([S], Asked) :- S == Asked.state.
concerns([S, T], Asked) :- msort([S, T], Pair), msort([Asked.state, Asked.towards], Pair).

of_commitment(P, Asked) :-
    ( given(P, commitment, C) -> row(commitments, C, Row), Row.name == Asked.commitment ; true ).
same_target(R, P) :-
    ( given(P, commitment, C) -> given(R, commitment, C) ; \+ given(R, commitment, _) ).

effective_from(X, Header, From) :-
    P = X.row,
    ( given(P, anchor, R), event_of(R, X.env, E) -> event_time(E, Time) ; Time = X.time ),
    begins(Time, F-L),
    ( P.time == 'at-once' -> From = F-L
    ; P.time == 'end-of-the-current-term' -> end_of_term(X, Header, F-L, From)
    ; period_over(P, F, F1), period_over(P, L, L1),
      ( P.time == after -> From = F1-L1
      ; X.event \== null, event_effective(X.event, Date)
      -> Date = D1-D2, D3 is D2 - 86399, latest(D1, F1, A), latest(D3, L1, B), From = A-B
      ; From = F1-inf ) ).
period_over(P, Instant, First) :-
    ( given(P, duration, D), number(Instant) -> deadline_after(Instant, D, Due),
      First is Due + 1 ; First = Instant ).

% "The end of the term that runs; of the next, where the notice came too late." Whom it concerns may
% have been bound from different days on.
end_of_term(X, Header, Notice, First-Last) :-
    P = X.row, ( X.states == [] -> findall(S, party(P.instrument, S), Ss) ; Ss = X.states ),
    findall(E, ( member(S, Ss), end_for(P, S, Header, Notice, E) ), Ends),
    Ends = [E0|Es], foldl([A-B, C-D, G-H]>>( earliest(A, C, G), latest(B, D, H) ), Es, E0,
                          First-Last).
end_for(P, State, Header, N1-N2, End) :-
    header(P.instrument, Header, _, Term),
    Asked = asked{treaty:P.instrument, state:State, header:Header, from_signature:false},
    ( Term \== none, Term.form == fixed, term_begins(Asked, Term, F-L)
    -> term_end(Term, P, F, N1, E1), term_end(Term, P, L, N2, E2), End = E1-E2
    ;  End = N1-inf ).
term_end(Term, P, Begin, Notice, End) :-
    ( given(P, duration, D) -> shifted(Notice, D, 1, Needed) ; Needed = Notice ),
    shifted(Begin, Term.first, 1, First), between(0, 1000, N),
    ( given(Term, renewal, R) -> Count is R.count * N,
      shifted(First, R.put(count, Count), 1, End) ; End = First ),
    ( no_later(Needed, End) -> true ; \+ given(Term, renewal, _) ), !.

% --- special rules: "Where a commitment that overrides another covers the same act of the same
% States (scope, conduct and conditions at the measure of doubt), the general one is excused."

special_rule(Way, D, defence(Name, fact(P, C, H))) :-
    first_version(Way.commitment, General),
    row(commitments, Special, Row), list(Row, overrides, Named), member(N, Named),
    first_version(N, General),
    findall(State, ( first_reading(Special, Ctx), occasion(Ctx, O), O.event == Way.event,
                     O.counterparty == Way.counterparty,
                     ( Way.bearer == nobody -> true ; memberchk(Way.bearer, O.eligible) ),
                     way(Ctx, O, Way.bearer, W), covers_act(W, Row, D, State) ), [S0|States]),
    max_list([S0|States], State),
    nth0(State, [fact(0, 1, 1), fact(0, 0, 0), fact(1, 0, 1), fact(1, 0, 0)], fact(P, C, H)),
    format(atom(Name), 'overridden by ~w of ~w', [Row.name, Row.instrument]).

covers_act(Way, Row, D, State) :-
    findall(F,
            ( member(Name-F, Way.elements), \+ memberchk(Name, [imputation, 'non-performance']) ),
            Fs),
    fold(and(Fs), D, D, o(State0, _)),
    ( softened(Row.content.sureness) -> State is min(1, State0) ; State = State0 ).

% --- rank: "Where performing a duty would breach a prohibition of an instrument that prevails over
% its own, the duty is excused. The engine asks this by judging the performance as if it were on
% record."

rank_defence(Way, D, defence(Name, Fact)) :-
    Way.event \== null, Way.bearer \== nobody, row(commitments, Way.commitment, Mine),
    Mine.sentences = [Sentence|_],
    performed_kinds(Sentence, Kinds), row(commitments, C, Row),
    higher_ban(Row, Mine, Way.bearer, Kinds),
    findall(V, would_breach(Way, Kinds, C, D, V), [V0|Vs]), max_list([V0|Vs], Worst),
    nth0(Worst, [none, fact(0, 0, 0), fact(1, 0, 1), fact(1, 0, 0)], Fact),
    format(atom(Name), '~w of ~w prevails', [Row.name, Row.instrument]).

higher_ban(Row, Mine, Bearer, Kinds) :-
    Row.instrument \== Mine.instrument, Row.sentences = [Ban|_], prohibition(Ban),
    prevails(Row.instrument, Mine.instrument), row(instruments, Row.instrument, I),
    I.genre \== norms,
    party_of(ctx{treaty:Row.instrument}, Bearer), list(Ban.act, kinds, Refs), member(R, Refs),
    ( given(R, term, _) -> true ; member(K, Kinds), is_a(K, R.kind) ), !.

prevails(Higher, Lower) :- relation(Higher, 'prevails-over', Lower).
prevails(Higher, Lower) :- relation(Lower, 'yields-to', Higher).
relation(Of, Form, To) :-
    row(instruments, Of, I), list(I, relations, Rs), member(R, Rs), R.form == Form,
    ( given(R, instrument, Named) -> Named == To ; true ), !.

performed_kinds(Sentence, Kinds) :-
    findall(K, ( list(Sentence.act, kinds, Rs), member(R, Rs), given(R, kind, K) ), Ks),
    ( member(K, Ks), member(A, ['information-reply', 'information-transfer']), is_a(K, A),
      group(disclosure, _)
    -> append(Ks, [disclosure], Kinds) ; Kinds = Ks ).

% 1 where only the sureness of the prohibition is in doubt, 2 contested, 3 a breach.
would_breach(Way, Kinds, C, D, Value) :-
    setup_call_cleanup(imagine(Way, Kinds), findall(V, breached_then(Way, C, D, V), Vs), forget),
    member(Value, Vs).
breached_then(Way, C, D, Value) :-
    first_reading(C, Ctx), occasion(Ctx, O), O.event == '(performance)',
    memberchk(Way.bearer, O.named),
    way(Ctx, O, Way.bearer, W), verdict(W, D, D, result(Verdict, Because, _, _)),
    ( Because == provenance -> Value = 1 ; Verdict == contested -> Value = 2 ; rank(Verdict, R),
      R >= 4, Value = 3 ).

% "Done by the bearer, to the one to whom it is owed, about the event that set the duty off."
imagine(Way, Kinds) :-
    as_of(AsOf), E = '(performance)', Sure = c(claimed, 1, voices(false, false, [])),
    assertz(imagined(E)),
    assertz(event(E, 0, 1)), assertz(event_time(E, time(AsOf, AsOf, false))),
    forall(member(K, Kinds), assertz(claim(E, kind, K, Sure))),
    assertz(claim(E, by, by(Way.bearer, 'state-organ', ''), Sure)),
    ( Way.counterparty == nobody -> true ; assertz(claim(E, to, Way.counterparty, Sure)) ),
    assertz(claim(E, about, Way.event, Sure)),
    findall(about-V-C, ( claim(Way.event, about, V, C), C = c(claimed, S, _), S > 0 ), As),
    findall(affecting-V-C, claim(Way.event, affecting, V, C), Bs), append(As, Bs, Copied),
    forall(member(Role-V-C, Copied), assertz(claim(E, Role, V, C))).
forget :-
    retractall(imagined(_)), E = '(performance)', retractall(event(E, _, _)),
    retractall(event_time(E, _)),
    retractall(claim(E, _, _, _)).
