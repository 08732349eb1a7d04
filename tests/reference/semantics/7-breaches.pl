% Section 7, "Breaches as elements", and in which order commitments are judged for it.

:- dynamic breach/1, imagined/1.

% "What a rule asks for is judged first." What a breach on record could change is judged again with
% what was found, twice and no further.
judge_all(Findings) :-
    findall(C, row(commitments, C, _), Cs), partition(follower, Cs, Followers, Others),
    judge_each(Others, [], Found0), again(Others, 2, Found0, Found1),
    followers(Followers, Found1, Found2), keysort(Found2, Found),
    findall(F, ( member(_-Fs, Found), member(F, Fs) ), Findings).

judge_each(Cs, Found0, Found) :- foldl(judge_one, Cs, Found0, Found).
judge_one(C, Found, [C-Fs|Rest]) :-
    findall(F, commitment_finding(C, F), Fs), exclude([C-_]>>true, Found, Rest).

again(Others, N, Found0, Found) :-
    recorded(Found0), include(could_change(Found0), Others, Cs),
    ( ( N =:= 0 ; Cs == [] ) -> Found = Found0
    ; judge_each(Cs, Found0, Found1), M is N - 1, again(Others, M, Found1, Found) ).

could_change(_, C) :-
    row(commitments, C, Row), exercise(Row.instrument, _, X), X.breach \== none, !.
could_change(Found, C) :-
    row(commitments, C, Row), row(instruments, Row.instrument, I), list(I, admitted_defences, Ds),
    member(N, Ds), defence_text(N, D), asks_for_breach(D), member(C-Fs, Found), member(F, Fs),
    breach(B), B.bearer == F.counterparty, B.counterparty == F.bearer, B.event \== F.event,
    \+ unknown_fact(B.fact), !.

followers([], Found, Found).
followers(Cs, Found0, Found) :-
    select(C, Cs, Rest), \+ ( targets(C, N), memberchk(N, Rest) ), !,
    judge_each([C], Found0, Found1), recorded(Found1), followers(Rest, Found1, Found).
targets(C, N) :-
    row(commitments, C, Row), sub_term(T, Row), is_dict(T), given(T, target, Target),
    list(Target, commitments, Ns), member(N, Ns).

% A breach on record: b{c, bearer, counterparty, event, events, act, time, fact}.
recorded(Found) :-
    retractall(breach(_)),
    forall(( member(C-Fs, Found), member(F, Fs), F.bearer \== nobody ),
           ( breach_fact(F.steps, Fact), breach_time(C, F, Act, Time),
             assertz(breach(b{c:C, bearer:F.bearer, counterparty:F.counterparty, event:F.event,
                              events:F.events, act:Act, time:Time, fact:Fact})) )).

% "Its pro is the highest standard at which the finding is a breach, contested or not"; what is
% surely no breach refutes.
breach_fact(Steps, fact(Pro, Con, Challenge)) :-
    findall(U, ( member(S, Steps), memberchk(S.verdict, [breach, departure, contested]),
                 U = S.upto ), Us),
    max_list([0|Us], Pro), last(Steps, L),
    ( member(S1, Steps), memberchk(S1.verdict, [breach, departure]) -> Con = 0, Challenge = 0
    ; memberchk(L.verdict, ['not-applicable', cleared, compliant, excused])
    -> Con = 1, Challenge = 1
    ; Con = 0, ( Us == [] -> Challenge = 0 ; Challenge = 1 ) ).

% Of a prohibition the time of the act, of a duty the second after its deadline.
breach_time(C, F, Act, Time) :-
    row(commitments, C, Row), Row.sentences = [S|_],
    ( prohibition(S) -> Act = true, event_time(F.event, Time)
    ; Act = false, as_of(AsOf), D = F.deadline,
      ( number(D) -> N is D + 1, Time = time(N, N, false) ; Time = time(ninf, AsOf, false) ) ).

on_record(B) :- \+ imagined(_), breach(B).

follower(C) :-
    row(commitments, C, Row), list(Row, where, Where), list(Row, unless, Unless),
    ( member(S, Row.sentences), given(S, trigger, T), given(T.what, breached, _)
    ; asks_for_breach(Where-Unless) ), !.
asks_for_breach(Data) :-
    sub_term(T, Data), is_dict(T), given(T, is, Is),
    ( Is == breached ; Is == 'defence-applies', row(defences, T.defence, D), list(D, where, W),
                       asks_for_breach(W) ), !.
