% The table of section 4: "the first that fits".

rank(V, R) :- nth0(R, [x, pending, 'potential-departure', 'potential-breach', contested, departure, breach], V), !.
rank(_, 0).

% The mildest and the harshest, of equals the first in the order of the table.
mild_order(V, N) :- nth0(N, ['no-finding', 'not-applicable', cleared, compliant, excused, pending, 'potential-departure',
                             'potential-breach', contested, departure, breach], V).

% verdict(Way, S, D, result(Verdict, Because, Fact))
verdict(Way, S, D, Result) :- Way.kind == prohibition, !, act_verdict(Way, S, D, R0), soften(Way, R0, Result).
verdict(Way, S, D, Result) :- duty_verdict(Way, S, D, R0), soften(Way, R0, Result).

elements(Way, S, D, Elements) :-
    findall(Name-O, ( member(Name-F, [conduct-Way.conduct, imputation-Way.imputation]), fold(F, S, D, O)
                    ; member(F, Way.mental), Name = 'mental-element', fold(F, S, D, O)
                    ; member(F, Way.conditions), Name = condition, fold(F, S, D, O) ), Elements).

act_verdict(Way, S, D, Result) :-
    fold(Way.scope, S, D, Scope),
    elements(Way, S, D, Elements0), adjusted(Way, S, D, Elements0, Elements),
    link(Elements, _-o(_, Fact)), link([scope-Scope|Elements], Name-o(Low, _)),
    defence_states(Way, D, Defences),
    ( Scope = o(0, _) -> Result = result('not-applicable', scope, Fact)
    ; Low =:= 0 -> Result = result(cleared, Name, Fact)
    ; memberchk(Excuse-established, Defences) -> Result = result(excused, Excuse, Fact)
    ; Low =:= 1 -> Result = result('potential-breach', Name, Fact)
    ; Low =:= 2 -> Result = result(contested, Name, Fact)
    ; memberchk(Doubted-contested, Defences) -> Result = result(contested, Doubted, Fact)
    ; Result = result(breach, Name, Fact) ).

% "The weakest link": the lowest state, then the lowest pro, in the order of the elements.
link(Elements, Link) :-
    findall(k(State, P, N)-(Name-o(State, fact(P0, C, H))), ( nth0(N, Elements, Name-o(State, fact(P0, C, H))), P is float(P0) ), Keyed),
    keysort(Keyed, [_-Link|_]).

defence_states(Way, D, States) :-
    findall(Name-State, ( member(defence(Name, F, Xs), Way.defences), defence_state(F, Xs, D, State) ), States).

% "For a defence the invoker must reach the measure of doubt. An exception to it is the alleger's to
% show: its pro is a challenge to the defence, and unknown leaves the defence standing."
defence_state(F, Xs, D, State) :-
    fold(F, D, D, o(N, _)),
    ( N < 2 -> State = 'not-established'
    ; N =:= 2 -> State = contested
    ; member(X, Xs), fold(X, D, D, o(M, _)), M >= 2 -> State = contested
    ; State = established ).

% "A verdict is never stronger than the text it rests on"; voluntary norms are departed from; "must as
% a rule yields at most potential-departure".
soften(Way, result(V0, B0, F), result(V, B, F)) :-
    row(commitments, Way.commitment, Row), Sentence = Way.ctx.sentence,
    ( V0 == breach, memberchk(Row.content.sureness, [inferred, assumed]) -> V1 = 'potential-breach', B = provenance ; V1 = V0, B = B0 ),
    ( V1 == breach, reserved(Way, Row) -> V2 = 'potential-breach' ; V2 = V1 ),
    ( holds(Sentence, as_a_rule), memberchk(V2, [breach, contested, 'potential-breach']) -> V = 'potential-departure'
    ; memberchk(Sentence.modality, [should, 'should-not']) -> departure(V2, V)
    ; V = V2 ).
departure(breach, departure) :- !.
departure('potential-breach', 'potential-departure') :- !.
departure(V, V).

reserved(Way, Row) :-
    row(instruments, Row.instrument, I), list(I, reservations, Rs), member(R, Rs),
    memberchk(R.state, [Way.bearer, Way.counterparty]),
    ( given(R, commitment, C) -> row(commitments, C, Named), Named.name == Row.name
    ; row(articles, Row.article, A), field(A, number, '', Number), R.article == Number ), !.

% --- the unattributed finding

% "Where no other party is named or the imputation of everyone named is refuted, there is one more
% finding with the bearer unattributed. It is cleared where nobody is left."
adjusted(Way, S, D, Elements0, Elements) :-
    ( Way.bearer == nobody, Way.kind == prohibition, nobody_left(Way, S, D, Con)
    -> select(imputation-_, Elements0, imputation-o(0, fact(0, Con, Con)), Elements)
    ;  Elements = Elements0 ).

% "A victim's own act, or a third State's, that is shown at the measure of doubt clears."
nobody_left(Way, S, D, 1) :- unattributed_parties(Way, S, D, []), !.
nobody_left(Way, _, D, Pro) :-
    memberchk(Way.ctx.sentence.imputation, [conduct, 'use-territory']),
    findall(P, ( named(by, Way.event, Who), \+ candidate_bearer(Way, Who),
                 imputed(Way.event, Who, Way.ctx, F), fold(F, D, D, o(3, fact(P, _, _))) ), Ps), max_list(Ps, Pro).

candidate_bearer(Way, Who) :- Who \== Way.counterparty, ( addresses_all(Way.ctx.treaty) -> true ; party_of(Way.ctx, Who) ).

unattributed_parties(Way, _, D, Parties) :-
    event_time(Way.event, Time),
    findall(P, ( possible_party(Way, P), P \== Way.counterparty,
                 in_force(Way.ctx.treaty, P, Way.counterparty, Time, Way.ctx, Force), \+ fold(Force, D, D, o(0, _)),
                 imputed(Way.event, P, Way.ctx, F), \+ fold(F, 2, D, o(0, _)) ), Parties).
possible_party(Way, P) :-
    ( addresses_all(Way.ctx.treaty) -> row(states, P, _), \+ organisation(P)
    ; row(instruments, Way.ctx.treaty, I), list(I, parties, Ps), member(P, Ps) ).

exists(Way, Ways, S, D) :-
    ( Way.kind == duty -> ( follows_from_breach(Way.ctx.sentence) -> Way.trigger = [F], fold(F, S, D, o(State, _)), State >= 2 ; true )
    ; Way.bearer \== nobody -> true
    ; forall(( member(W, Ways), W.bearer \== nobody, W.event == Way.event, W.counterparty == Way.counterparty, W.ctx == Way.ctx,
               counts_as_named(W, S, D) ),
             fold(W.imputation, S, D, o(0, _))) ).

% "A party for which the text is surely not in force does not count as named."
counts_as_named(W, S, D) :- event_time(W.event, T), in_force(W.ctx.treaty, W.bearer, W.counterparty, T, W.ctx, F), \+ fold(F, S, D, o(0, _)).
