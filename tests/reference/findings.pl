% Section 4, "A commitment, instantiated". An occasion is what puts a sentence in question, with
% those who could be the bearer and those whom a claim names; a way is the trial of one occasion for
% one bearer: formulas that do not depend on the standard; verdicts.pl folds them at one.

prohibition(Sentence) :- memberchk(Sentence.modality, ['must-not', 'should-not']).
authored(Sentence) :- memberchk(Sentence.imputation, [conduct, 'use-territory']).

% --- readings (section 6a): each is judged

readings_of(C, Readings) :-
    row(commitments, C, Row), row(instruments, Row.instrument, I),
    list(I, readings, Hs), choices(Hs, name, Headers), choices(Row.sentences, reading, Sentences),
    findall(T, uses_term(Row, I, T), Ts0), list_to_set(Ts0, Ts),
    findall(Ctx, ( member(H, Headers), member(S, Sentences), term_choices(Ts, Terms),
                   context(C, H, S, Terms, Ctx) ), Readings).

choices(Rows, _, Choices) :- findall(N, nth0(N, Rows, _), Ns),
    ( Ns = [_, _|_] -> Choices = Ns ; Choices = [0] ).
term_choices([], []).
term_choices([T|Ts], [T-N|Rest]) :- row(terms, T, Row), nth0(N, Row.readings, _),
    term_choices(Ts, Rest).

context(C, H, S, Terms, Ctx) :-
    row(commitments, C, Row), list(Row, variables, Vars), nth0(S, Row.sentences, Sentence),
    Ctx = ctx{treaty:Row.instrument, commitment:C, terms:Terms, sentence:Sentence, number:S,
              header:H, variables:Vars, side:alleged}.
first_reading(C, Ctx) :- context(C, none, 0, [], Ctx).

% The terms with several readings that a commitment uses, directly or by the terms that it uses.
uses_term(Row, I, T) :-
    list(I, admitted_defences, Ds),
    findall(W-X, ( member(N, Ds), row(defences, N, D), list(D, where, W), list(D, except_if, X) ),
            Shared),
    list(Row, where, Where), list(Row, unless, Unless),
    mentioned(t(Row.sentences, Where, Unless, Shared), [], T).
mentioned(Data, Seen, T) :-
    sub_term(X, Data), is_dict(X),
    ( given(X, term, N), number(N), \+ memberchk(N, Seen), row(terms, N, Row),
      ( Row.readings = [_, _|_], T = N ; mentioned(Row.readings, [N|Seen], T) )
    ; given(X, is, 'defence-applies'), row(defences, X.defence, D), list(D, where, W),
    list(D, except_if, E), mentioned(W-E, Seen, T) ).

% --- what puts a prohibition in question

occasion(Ctx, Occasion) :-
    ( prohibition(Ctx.sentence) -> act_occasion(Ctx, Occasion) ; duty_occasion(Ctx, Occasion) ).

act_occasion(Ctx, Occasion) :-
    Sentence = Ctx.sentence, Act = Sentence.act, empty_assoc(E0),
    trigger_bound(Sentence, E0, E1, Ctx, Triggers),
    event(Event, _, _), \+ memberchk(Event, Triggers), in_question(Event, Act, Ctx),
    bind(act, Event, E1, E2), ( authored(Sentence) -> Skip = by ; Skip = none ),
    bound(Event, Act, Skip, E2, Env, Ctx), counterparty(Ctx, Env, Other),
    findall(T, ( given(Act, about, A), given(A, description, D), asserted(Event, about, T),
                 event(T, _, _), in_question(T, D, Ctx) ), Ts),
    append(Triggers, Ts, Others0), sort(Others0, Others1), exclude(==(Event), Others1, Others),
    Events = [Event|Others],
    eligible(Ctx, Env, Other, Eligible), include(named_bearer(Sentence.imputation, Event, Ctx),
                                                 Eligible, Named),
    ( authored(Sentence) -> Open = true ; Open = false ),
    Occasion = occasion{env:Env, event:Event, events:Events, counterparty:Other, eligible:Eligible,
                        named:Named, open:Open,
                        breach:none, exercise:none}.

% The event of a `when …,` part.
trigger_bound(Sentence, Env, Env, _, []) :- \+ given(Sentence, trigger, _), !.
trigger_bound(Sentence, Env0, Env, Ctx, [Event]) :-
    Pattern = Sentence.trigger.what, Pattern.is == pattern,
    event(Event, _, _), in_question(Event, Pattern, Ctx),
    bound(Event, Pattern, none, Env0, Env1, Ctx), bind(it, Event, Env1, Env).

% "A bearer is each party that a claim names, on an accepted or unspecified basis, with a strength
% above 0."
named_bearer(conduct, Event, Ctx, Who) :- names_author(Event, Ctx.treaty, Who).
named_bearer('use-territory', Event, Ctx, Who) :- names_author(Event, Ctx.treaty, Who).
named_bearer(assist, Event, _, Who) :- helped(Event, Who).
named_bearer(allow, Event, _, Who) :- named(territory, Event, Who), !.

% Whom the subject of the sentence means: whoever is bound already, or all but the other side.
eligible(Ctx, Env, Other, Eligible) :-
    Subject = Ctx.sentence.subject,
    ( Subject.form == variable, look(var(Subject.variable), Env, Who), Who \== nobody
    -> Eligible = [Who]
    ; memberchk(Subject.form, [variable, parties])
    -> findall(S, ( everybody(Ctx, S), S \== Other, \+ stands_elsewhere(Ctx, Env, S) ), Eligible)
    ; actor_state(Subject, Env, Ctx, Who) -> Eligible = [Who]
    ; Eligible = [] ).
everybody(Ctx, State) :-
    ( addresses_all(Ctx.treaty) -> every_state(State) ; member_party(Ctx, State) ).
every_state(State) :- row(states, State, _), \+ organisation(State).
every_state(State) :- third_state(State).

% "The other party P" is nobody that another variable of its kind stands for.
stands_elsewhere(Ctx, Env, State) :-
    ( bearer_variable(Ctx.sentence, B), nth0(B, Ctx.variables, Own) ->
      Domain = Own.domain ; B = none, Domain = party ),
    gen_assoc(var(N), Env, State), N \== B, nth0(N, Ctx.variables, V), V.sort == state,
    V.domain == Domain, !.

bearer_variable(Sentence, V) :- Sentence.subject.form == variable, V = Sentence.subject.variable.

% Who stands on the other side: of a duty whom it introduces as its addressee, else the first party
% that the sentence speaks of, else any State.
counterparty_variable(Ctx, V) :-
    Sentence = Ctx.sentence, ( bearer_variable(Sentence, B) -> true ; B = none ),
    ( \+ prohibition(Sentence), member(R, [to, with, against]), given(Sentence.act, R, A),
      A.form == variable, holds(A, binds),
      A.variable \== B, nth0(A.variable, Ctx.variables, Row), Row.domain == party -> V = A.variable
    ; nth0(V0, Ctx.variables, Row), V0 \== B, Row.sort == state, Row.domain == party -> V = V0
    ; nth0(V0, Ctx.variables, Row), V0 \== B, Row.sort == state -> V = V0 ).

counterparty(Ctx, Env, Other) :-
    ( counterparty_variable(Ctx, V) -> ( look(var(V), Env, S) -> Other = S ; Other = nobody )
    ; \+ prohibition(Ctx.sentence), addressee(Ctx.sentence.act, A), actor_state(A, Env, Ctx, S)
    -> Other = S
    ; Other = nobody ).
addressee(Act, A) :- ( given(Act, to, A) -> true ; given(Act, with, A) ).

% --- the trial of one occasion for one bearer

way(Ctx0, O, Who, Way) :-
    b_setval(judged, Who), relevant_time(O, Time),
    Ctx = Ctx0.put(_{time:Time, bearer:Who, other:O.counterparty}),
    ( bearer_variable(Ctx.sentence, V) -> bind(var(V), Who, O.env, Env1) ; Env1 = O.env ),
    bind(bearer, Who, Env1, Env2), bind(other, O.counterparty, Env2, Env),
    scope(Who, O, Time, Ctx, Scope), conduct(Who, O, Env, Ctx, Conduct),
    row(commitments, Ctx.commitment, Row), list(Row, where, Where), conditions(Where, Env, Ctx, Fs),
    findall(condition-F, member(F, Fs), Conditions),
    whose(Who, O, Env, Time, Ctx, Imputation, Parties, Unless),
    duty_part(Who, O, Env, Ctx, Missing, Duty),
    append([[scope-Scope], Conduct, Imputation, Conditions, Missing], Elements),
    option(doubt, D), shared_and_own(Row, Env, Ctx, Defences0),
    Way0 = way{commitment:Ctx.commitment, sentence:Ctx.sentence, bearer:Who,
               counterparty:O.counterparty, event:O.event,
               events:O.events, elements:Elements, duty:Duty, parties:Parties, named:Unless,
               breach:O.breach, open:O.open},
    findall(X, special_rule(Way0, D, X), Xs),
    ( Duty == none -> Ys = [] ; findall(Y, rank_defence(Way0, D, Y), Ys) ),
    append([Defences0, Xs, Ys], Defences), Way = Way0.put(defences, Defences).

% The act's own time; else of the moment; else now.
relevant_time(O, Time) :-
    ( O.event \== null, O.breach == none -> event_time(O.event, Time)
    ; look(moment, O.env, Time) -> true
    ; as_of(AsOf), Time = time(AsOf, AsOf, false) ).

% Of an unattributed act, that the text binds somebody who could have done it. A State that is no
% party owes nothing (VCLT Article 34); an organisation such as a depositary took its task on.
scope(Who, O, Time, Ctx, and(All)) :-
    Other = O.counterparty,
    ( Who == nobody
    -> telling(Ctx, O.eligible, Ps),
       findall(F, ( member(P, Ps), scope_of(Ctx, P, Other, Time, F) ), Gs), Fs1 = [or(Gs)]
    ; party_of(Ctx, Who) -> scope_of(Ctx, Who, Other, Time, F0), Fs1 = [F0]
    ; organisation(Who) -> Fs1 = []
    ; false_fact(F0), Fs1 = [F0] ),
    findall(F, ( Other \== nobody, party_of(Ctx, Other), scope_of(Ctx, Other, Who, Time, F) ), Fs2),
    row(commitments, Ctx.commitment, Row),
    findall(F, text_stood(Ctx.commitment, Row.article, Time, F), Fs3),
    append([Fs1, Fs2, Fs3], All).

% "One whose vague date lies on both sides is judged by both, as by two readings."
text_stood(C, Article, Time, F) :-
    stood(Article, Time, Whether),
    ( Whether == yes -> true_fact(F)
    ; Whether == no -> false_fact(F)
    ; later_version(C) -> true_fact(F)
    ; unknown_fact(F) ).

% States that nothing names are alike: one of them stands for all.
telling(Ctx, States, Telling) :-
    ( addresses_all(Ctx.treaty) -> partition(mentioned_state(Ctx), States, Ms, Us),
      ( Us = [U|_] -> Telling = [U|Ms] ; Telling = Ms )
    ; Telling = States ).
mentioned_state(Ctx, State) :-
    ( claim(_, by, by(State, _, _), _) ; member(R, [against, to, with, territory]),
      claim(_, R, State, _)
    ; claim(_, affecting, asset(_, State), _) ; complete(_, Between, _, _, _),
    memberchk(State, Between)
    ; source(_, S), get_dict(speaks_for, S, Code), state(Code, State)
    ; row(instruments, Ctx.treaty, I), list(I, force, Ls), member(L, Ls), list(L, states, Ss),
    memberchk(State, Ss) ), !.

% "The event took place, is of the kind, has the roles that the sentence names."
conduct(Who, O, Env, Ctx, Conduct) :-
    findall(F, conduct_part(Who, O, Env, Ctx, F), Fs),
    ( Fs == [] -> Conduct = [] ; Conduct = [conduct-and(Fs)] ).
conduct_part(_, _, Env, Ctx, F) :-
    given(Ctx.sentence, trigger, T), T.what.is == pattern, look(it, Env, It),
    formula(It, T.what, none, Env, Ctx, F).
conduct_part(_, O, _, Ctx, F) :- O.exercise \== none, exercised(O.exercise, Ctx, F).
conduct_part(_, O, _, _, F) :- O.breach \== none, F = O.breach.fact.
conduct_part(_, O, Env, Ctx, F) :-
    prohibition(Ctx.sentence), ( authored(Ctx.sentence) -> Skip = by ; Skip = none ),
    formula(O.event, Ctx.sentence.act, Skip, Env, Ctx, F).
conduct_part(Who, O, Env, Ctx, F) :- prohibition(Ctx.sentence), manner(Who, O.event, Env, Ctx, F).

manner(_, Event, Env, Ctx, F) :-
    given(Ctx.sentence, while_lasts, R), event_of(R, Env, _), event_time(Event, Time),
    stands(Time, _{form:during, event:R}, Env, Ctx, F).
manner(Who, Event, _, Ctx, F) :- Ctx.sentence.imputation == 'use-territory',
    state_fact(Event, territory, Who, F).
manner(_, Event, _, Ctx, F) :- mental(Ctx.sentence, Event, [F]).

% --- whose act it was; of one that is unattributed, who is left (section 4)

whose(_, _, _, _, Ctx, [], [], []) :- \+ prohibition(Ctx.sentence), !.
whose(nobody, O, Env, _, Ctx, [imputation-or(Fs)], Parties, []) :-
    \+ authored(Ctx.sentence), !, Parties = O.eligible, telling(Ctx, O.eligible, Telling),
    findall(F, ( member(P, Telling), imputation(Ctx.sentence.imputation, P, O.event, Env, Ctx, F) ),
            Fs).
whose(nobody, O, _, Time, Ctx, [imputation-F], Parties, Named) :- !,
    findall([Scope, Imputed], ( member(P, O.named), b_setval(judged, P),
                                scope_of(Ctx, P, O.counterparty, Time, Scope),
                                imputed(O.event, P, Ctx, Imputed), b_setval(judged, nobody) ),
                                Named),
    left(O, Time, Ctx, Parties),
    option(doubt, D),
    findall(Pro, ( named(by, O.event, P), \+ memberchk(P, O.eligible), imputed(O.event, P, Ctx, G),
                   fold(G, D, D, o(3, fact(Pro, _, _))) ), Pros),
    ( Parties == [] -> false_fact(F) ; Pros = [_|_] -> max_list(Pros, Con),
      F = fact(0, Con, Con) ; unknown_fact(F) ).
whose(Who, O, Env, _, Ctx, [imputation-F], [], []) :-
    imputation(Ctx.sentence.imputation, Who, O.event, Env, Ctx, F).

% "Those whom it could bind and whom no general denial by somebody else refutes. It is cleared where
% nobody is left."
left(O, Time, Ctx, Parties) :-
    option(doubt, D), telling(Ctx, O.eligible, Telling),
    findall(P, ( member(P, Telling), scope_of(Ctx, P, O.counterparty, Time, F),
                 fold(F, 1, D, o(0, _)) ), Out),
    ( addresses_all(Ctx.treaty), member(P0, Out), \+ mentioned_state(Ctx, P0) -> Others = out
    ; Others = in ),
    findall(P, ( member(P, O.eligible),
                 ( memberchk(P, Telling) -> \+ memberchk(P, Out) ; Others == in ),
                 \+ denied_by_others(O.event, P, D) ), Parties).
denied_by_others(Event, State, D) :-
    claim(Event, by, by(State, unspecified, _), c(denied, S, Voices)),
    refuting(Voices, own, State, S, Con), Con >= D, !.

% --- defences: "whoever invokes one must show it"

shared_and_own(Row, Env, Ctx, Defences) :-
    Invoked = Ctx.put(side, invoked), list(Row, unless, Us),
    findall(defence(Name, rebuttable(F, Xs)),
            ( member(U, Us), called(U.condition, Name), condition(U.condition, Env, Invoked, F),
              list(U, except_if, Es),
              findall(X, ( member(E, Es), condition(E, Env, Ctx, X) ), Xs) ), Own),
    row(instruments, Row.instrument, I), list(I, admitted_defences, Ds),
    findall(Name-N, ( member(N, Ds), row(defences, N, D), excuses(D, Row), Name = D.name ),
            Admitted),
    findall(Name, member(defence(Name, _), Own), Stated), stands_back(Admitted, Stated, Left),
    findall(defence(Name, F), ( member(Name-N, Left), shared_defence(N, Env, Ctx, F) ), Shared),
    append(Own, Shared, Defences).

% "A clause that states a defence of the same name itself states its limits too: the shared one
% stands back."
stands_back([], _, []).
stands_back([Name-N|Rest], Seen, Left) :-
    ( memberchk(Name, Seen) -> stands_back(Rest, Seen, Left) ; Left = [Name-N|More],
      stands_back(Rest, [Name|Seen], More) ).

called(C, Name) :-
    ( C.is == consented -> Name = consent
    ; C.is == 'defence-applies' -> row(defences, C.defence, D), Name = D.name
    ; Name = C.words ).
excuses(D, Row) :-
    ( holds(D, excuses_any_act) -> true ; list(D, excuses, Names), memberchk(Row.name, Names) ).

shared_defence(N, Env, Ctx, rebuttable(and(Fs), Xs)) :-
    row(defences, N, D), list(D, variables, Vs), Alleged = Ctx.put(variables, Vs),
    Invoked = Alleged.put(side, invoked),
    empty_assoc(E0), look(bearer, Env, Who), look(other, Env, Other),
    foldl([K-V, A, B]>>bind(K, V, A, B), [bearer-Who, other-Other, var(D.bearer)-Who,
                                          var(D.counterparty)-Other], E0, E1),
    findall(K-V, ( member(K, [it, moment]), look(K, Env, V) ), Ks),
    foldl([K-V, A, B]>>bind(K, V, A, B), Ks, E1, E2),
    ( event_of(_{form:'the-act'}, Env, Act) -> bind(act, Act, E2, Inner) ; Inner = E2 ),
    list(D, where, Where), conditions(Where, Inner, Invoked, Shown),
    findall(Not, ( look(act, Inner, A), list(D, does_not_excuse, [R|Rs]),
                   of_kinds(A, [R|Rs], Ctx, F), negation(F, Not) ), Nots),
    append(Shown, Nots, Fs), list(D, except_if, Es),
    findall(X, ( member(E, Es), condition(E, Inner, Alleged, X) ), Xs).
