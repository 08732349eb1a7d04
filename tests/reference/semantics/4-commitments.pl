% Section 4, "A commitment, instantiated". An occasion is what puts a sentence in question, with
% those who could be the bearer and those whom a claim names; a way is the trial of one occasion for
% one bearer: formulas that do not depend on the standard; 4-verdicts folds them at one.

prohibition(Sentence) :- memberchk(Sentence.modality, ['must-not', 'should-not']).
authored(Sentence) :- memberchk(Sentence.imputation, [conduct, 'use-territory']).
skipped(Sentence, Role) :- ( authored(Sentence) -> Role = by ; Role = none ).

occasion(Ctx, Occasion) :-
    ( prohibition(Ctx.sentence) -> act_occasion(Ctx, Occasion) ; duty_occasion(Ctx, Occasion) ).

% "For each event of a kind that the sentence names and each pair of parties that its roles allow."
act_occasion(Ctx, occasion{env:Env, event:Event, events:[Event|Others], counterparty:Other,
                           eligible:Eligible, named:Named, open:Open, breach:none,
                           exercise:none}) :-
    Sentence = Ctx.sentence, Act = Sentence.act, empty_assoc(E0),
    trigger_bound(Sentence, E0, E1, Ctx, Triggers),
    event(Event, _, _), \+ memberchk(Event, Triggers), in_question(Event, Act, Ctx),
    bind(act, Event, E1, E2), skipped(Sentence, Skip), bound(Event, Act, Skip, E2, Env, Ctx),
    counterparty(Ctx, Env, Other),
    findall(T, ( member(T, Triggers)
               ; given(Act, about, A), given(A, description, D), asserted(Event, about, T),
                 event(T, _, _), in_question(T, D, Ctx) ), Ts),
    sort(Ts, Sorted), exclude(==(Event), Sorted, Others),
    eligible(Ctx, Env, Other, Eligible),
    include(named_bearer(Sentence.imputation, Event, Ctx), Eligible, Named),
    ( authored(Sentence) -> Open = true ; Open = false ).

% "A bearer is each party that a claim names, on an accepted or unspecified basis, with a strength
% above 0."
named_bearer(assist, Event, _, Who) :- !, helped(Event, Who).
named_bearer(allow, Event, _, Who) :- !, named(territory, Event, Who), !.
named_bearer(_, Event, Ctx, Who) :-
    Who \== nobody, asserted(Event, by, by(Who, B, _)), names_bearer(B, Ctx.treaty), !.

way(Ctx0, O, Who, Way) :-
    b_setval(judged, Who), relevant_time(O, Time), Other = O.counterparty,
    Ctx = Ctx0.put(_{time:Time, bearer:Who, other:Other}),
    ( bearer_variable(Ctx.sentence, V) -> bind(var(V), Who, O.env, Env1) ; Env1 = O.env ),
    bind_all([bearer-Who, other-Other], Env1, Env),
    scope(Who, Other, O.eligible, Time, Ctx, Scope),
    findall(F, conduct_part(Who, O, Env, Ctx, F), Parts),
    ( Parts == [] -> Conduct = [] ; Conduct = [conduct-and(Parts)] ),
    whose(Who, O, Env, Time, Ctx, Imputation, Parties, Named),
    row(commitments, Ctx.commitment, Row), list(Row, where, Where), conditions(Where, Env, Ctx, Fs),
    findall(condition-F, member(F, Fs), Conditions),
    duty_part(Who, O, Env, Ctx, Missing, Duty),
    append([[scope-Scope], Conduct, Imputation, Conditions, Missing], Elements),
    Way0 = way{commitment:Ctx.commitment, sentence:Ctx.sentence, bearer:Who, counterparty:Other,
               event:O.event, events:O.events, elements:Elements, duty:Duty, parties:Parties,
               named:Named, breach:O.breach, open:O.open},
    defences(Row, Env, Ctx, Stated), option(doubt, D), findall(X, special_rule(Way0, D, X), Xs),
    findall(Y, rank_defence(Way0, D, Y), Ys),
    append([Stated, Xs, Ys], Defences), Way = Way0.put(defences, Defences).

% The act's own time; else of the moment; else now.
relevant_time(O, Time) :-
    ( O.event \== null, O.breach == none -> event_time(O.event, Time)
    ; look(moment, O.env, Time) -> true
    ; as_of(AsOf), Time = time(AsOf, AsOf, false) ).

% 1. "Scope: the treaty binds bearer and counterparty at that time, each by its own dates." Of an
% unattributed act, that it binds somebody who could have done it. A State that is no party is not
% bound (VCLT Article 34); an organisation, such as a depositary, took its task on.
scope(Who, Other, Eligible, Time, Ctx, and(All)) :-
    findall(F, bearer_bound(Who, Other, Eligible, Time, Ctx, F), Fs1),
    findall(F, ( Other \== nobody, party_of(Ctx, Other), scope_of(Ctx, Other, Who, Time, F) ), Fs2),
    findall(F, text_stood(Ctx.commitment, Time, F), Fs3), append([Fs1, Fs2, Fs3], All).
bearer_bound(nobody, Other, Eligible, Time, Ctx, or(Fs)) :- !,
    findall(F, ( member(P, Eligible), scope_of(Ctx, P, Other, Time, F) ), Fs).
bearer_bound(Who, Other, _, Time, Ctx, F) :- party_of(Ctx, Who), !,
    scope_of(Ctx, Who, Other, Time, F).
bearer_bound(Who, _, _, _, _, F) :- \+ organisation(Who), false_fact(F).

% 2. "Conduct: the event took place, is of the kind, has the roles that the sentence names."
conduct_part(_, _, Env, Ctx, F) :-
    given(Ctx.sentence, trigger, T), T.what.is == pattern, look(it, Env, It),
    formula(It, T.what, none, Env, Ctx, F).
conduct_part(_, O, _, Ctx, F) :- O.exercise \== none, exercised(O.exercise, Ctx, F).
conduct_part(_, O, _, _, F) :- O.breach \== none, F = O.breach.fact.
conduct_part(Who, O, Env, Ctx, F) :-
    prohibition(Ctx.sentence), act_part(Who, O.event, Env, Ctx, Ctx.sentence, F).
act_part(_, Event, Env, Ctx, Sentence, F) :-
    skipped(Sentence, Skip), formula(Event, Sentence.act, Skip, Env, Ctx, F).
act_part(_, Event, Env, Ctx, Sentence, F) :-
    given(Sentence, while_lasts, R), event_of(R, Env, _), event_time(Event, Time),
    stands(Time, _{form:during, event:R}, Env, Ctx, F).
act_part(Who, Event, _, _, Sentence, F) :-
    Sentence.imputation == 'use-territory', state_fact(Event, territory, Who, F).
act_part(_, Event, _, _, Sentence, F) :- mental(Sentence, Event, F).

% 3. "Imputation: the conduct is the bearer's." Of an act that is unattributed, whose it could be.
whose(_, _, _, _, Ctx, [], [], []) :- \+ prohibition(Ctx.sentence), !.
whose(nobody, O, Env, _, Ctx, [imputation-or(Fs)], O.eligible, []) :-
    \+ authored(Ctx.sentence), !, How = Ctx.sentence.imputation,
    findall(F, ( member(P, O.eligible), imputation(How, P, O.event, Env, Ctx, F) ), Fs).
whose(nobody, O, _, Time, Ctx, [imputation-F], Parties, Named) :- !,
    findall([Scope, Imputed], ( member(P, O.named), b_setval(judged, P),
                                scope_of(Ctx, P, O.counterparty, Time, Scope),
                                imputed(O.event, P, Ctx, Imputed), b_setval(judged, nobody) ),
            Named),
    left(O, Time, Ctx, Parties), option(doubt, D),
    % "A victim's own act, or a third State's, that is shown at the measure of doubt clears."
    findall(Pro, ( named(by, O.event, P), \+ memberchk(P, O.eligible), imputed(O.event, P, Ctx, G),
                   fold(G, D, D, o(3, fact(Pro, _, _))) ), Pros),
    ( Parties == [] -> false_fact(F) ; max_list([0|Pros], Con), F = fact(0, Con, Con) ).
whose(Who, O, Env, _, Ctx, [imputation-F], [], []) :-
    imputation(Ctx.sentence.imputation, Who, O.event, Env, Ctx, F).

% "Those whom it could bind and whom no general denial by somebody else refutes."
left(O, Time, Ctx, Parties) :-
    option(doubt, D),
    findall(P, ( member(P, O.eligible), scope_of(Ctx, P, O.counterparty, Time, F),
                 \+ fold(F, 1, D, o(0, _)), \+ denied_by_others(O.event, P, D) ), Parties).
denied_by_others(Event, State, D) :-
    claim(Event, by, by(State, unspecified, _), c(denied, S, Voices)),
    refuting(Voices, own, State, S, Con), Con >= D, !.

% 5. "Defences (unless, and those admitted): whoever invokes one must show it." "A clause's own
% unless … displaces the admitted defence of the same name."
defences(Row, Env, Ctx, Defences) :-
    Invoked = Ctx.put(side, invoked), list(Row, unless, Us),
    findall(defence(Name, rebuttable(F, Xs)),
            ( member(U, Us), called(U.condition, Name), condition(U.condition, Env, Invoked, F),
              list(U, except_if, Es), formulas(Es, Env, Ctx, Xs) ), Own),
    row(instruments, Row.instrument, I), list(I, admitted_defences, Ds),
    findall(N, ( nth0(K, Ds, N), row(defences, N, D), excuses(D, Row),
                 \+ memberchk(defence(D.name, _), Own),
                 \+ ( nth0(J, Ds, M), J < K, row(defences, M, E), E.name == D.name,
                      excuses(E, Row) ) ), Left),
    findall(defence(Name, F), ( member(N, Left), row(defences, N, D), Name = D.name,
                                shared_defence(N, Env, Ctx, F) ), Shared),
    append(Own, Shared, Defences).
