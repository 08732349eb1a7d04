% All commitments under one case: findings at the standard asked for, and their steps.

judge_case(Case, Options, Found) :-
    load_case(Case, Options), as_of(AsOf), retractall(breach(_, _, _, _, _, _)),
    findall(C, row(commitments, C, _), Cs), partition(follower, Cs, Followers, First),
    judge_all(First, Options, Fs0),
    % A defence may ask for a breach: what it could change is judged again with what was found, "twice
    % and no further".
    include(defended_by_breach, First, Again), exclude(defended_by_breach, First, Once),
    findall(F, ( member(F, Fs0), get_dict(c, F, C0), memberchk(C0, Once) ), Kept),
    judge_all(Again, Options, _), judge_all(Again, Options, Fs1),
    in_order(Followers, Ordered), judge_all(Ordered, Options, Fs2),
    append([Kept, Fs1, Fs2], All), findall(G, ( member(F, All), del_dict(c, F, _, G) ), Findings),
    ( number(AsOf) -> format_time(atom(End), '%FT%TZ', AsOf) ; End = null ),
    Found = _{id:Case.id, as_of:End, findings:Findings}.

judge_all(Cs, Options, Findings) :-
    findall(C-Fs, ( member(C, Cs), findall(F, commitment_finding(C, Options, F), Fs) ), Pairs),
    forall(member(C-Fs, Pairs),
           ( findall(found(W, O, E, Es, S), ( member(F, Fs), party_name(F.bearer, W), party_name(F.counterparty, O), E = F.event, Es = F.events, S = F.steps ), Rows),
             record_breaches(C, Rows) )),
    findall(F, ( member(C-Fs, Pairs), member(F0, Fs), F = F0.put(c, C) ), Findings).
party_name(unattributed, nobody) :- !.
party_name(unidentified, nobody) :- !.
party_name(State, State).

defended_by_breach(C) :-
    row(commitments, C, Row), row(instruments, Row.instrument, I), list(I, admitted_defences, Ds),
    member(N, Ds), row(defences, N, D), list(D, where, W), asks_for_breach(W), !.

% What is asked for comes before what asks for it.
in_order([], []).
in_order(Cs, [C|Rest]) :-
    member(C, Cs), select(C, Cs, Others), row(commitments, C, Row),
    \+ ( member(O, Others), sub_term(T, Row), is_dict(T), given(T, target, Target), list(Target, commitments, Ns), memberchk(O, Ns) ), !,
    in_order(Others, Rest).

commitment_finding(C, Options, Finding) :-
    readings_of(C, Readings),
    findall(Label-Ways, ( member(reading(Label, Ctx0), Readings), law(Ctx0, Options, Ctx), findall(W, any_way(Ctx, W), Ways) ), All),
    S = Options.standard, D = Options.doubt,
    findall(K, ( member(_-Ways, All), member(W, Ways), key(W, K) ), Keys0), sort(Keys0, Keys),
    standards(All, Standards0), sort(0, @<, [1.0|Standards0], Standards),
    member(Key, Keys),
    outcome(All, Key, S, D, Verdict, result(Verdict, Because, fact(P, Cn, H)), PerReading), Verdict \== 'no-finding',
    steps(Standards, All, Key, D, Steps),
    finding(C, Key, Verdict, Because, P, Cn, H, Steps, PerReading, All, Options, Finding).

law(Ctx, Options, Ctx2) :- ( get_dict(law_as_of, Options, T) -> moment(T, First-_), Ctx2 = Ctx.put(law_as_of, First) ; Ctx2 = Ctx ).

any_way(Ctx, Way) :- way(Ctx, Way).
any_way(Ctx, Way) :- duty_way(Ctx, Way).

key(W, k(W.bearer, W.counterparty, W.event, W.events)).

standards(All, Standards) :-
    findall(P, ( member(_-Ways, All), member(W, Ways), way_formula(W, F), strengths_in(F, Ss), flatten(Ss, Flat), member(P, Flat), P > 0 ), Ps),
    sort(Ps, Standards).
way_formula(W, F) :- member(F, [W.scope, W.conduct, W.imputation]) ; W.kind == duty, negation(W.in_time, F) ; member(F, W.conditions) ; member(F, W.mental) ; get_dict(extra, W, Fs), member(F, Fs).

% "Several ways for one bearer, one counterparty and the same events are one finding: the harshest";
% of two readings "the milder stands at the top".
outcome(All, Key, S, D, Verdict, Result, PerReading) :-
    findall(Label-R, ( member(Label-Ways, All), reading_result(Ways, Key, S, D, R) ), PerReading),
    findall(N-R, ( member(_-R, PerReading), R = result(V, _, _), V \== 'no-finding', mild_order(V, N) ), Ranked),
    ( Ranked == [] -> Result = result('no-finding', none, fact(0, 0, 0)) ; keysort(Ranked, [_-Result|_]) ),
    Result = result(Verdict, _, _).

reading_result(Ways, Key, S, D, Result) :-
    findall(Rank-N-R, ( member(W, Ways), key(W, Key), exists(W, Ways, S, D), verdict(W, S, D, R), R = result(V, _, _), rank(V, Rank), mild_order(V, N0), N is -N0 ), Rs),
    ( Rs == [] -> Result = result('no-finding', none, fact(0, 0, 0)) ; sort(0, @>=, Rs, [_-_-Result|_]) ).

steps([], _, _, _, []).
steps([S|Ss], All, Key, D, Steps) :-
    outcome(All, Key, S, D, V0, _, _), ( V0 == 'no-finding' -> V = null ; V = V0 ),
    steps(Ss, All, Key, D, Rest),
    ( Rest = [Next|_], Next.verdict == V -> Steps = Rest ; Steps = [_{upto:S, verdict:V}|Rest] ).

finding(C, k(B, O, E, Es), Verdict, Because, P, Cn, H, Steps, PerReading, _, _, Finding) :-
    row(commitments, C, Row),
    named_as(B, unattributed, Bearer), named_as(O, unidentified, Counterparty),
    ( PerReading = [_, _|_], setof(V, L^X^Y^member(L-result(V, X, Y), PerReading), [_, _|_])
    -> findall(L-V, ( member(L-result(V0, _, _), PerReading), ( V0 == 'no-finding' -> V = null ; V = V0 ) ), Pairs), dict_pairs(Readings, _, Pairs)
    ;  Readings = _{} ),
    Finding = _{treaty:Row.instrument, commitment:Row.name, bearer:Bearer, counterparty:Counterparty, event:E, events:Es,
                verdict:Verdict, because:Because, pro:P, con:Cn, challenge:H, steps:Steps, readings:Readings}.
named_as(nobody, Word, Word) :- !.
named_as(State, _, State).
