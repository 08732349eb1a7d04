% All commitments under one case: findings at the standard asked for, and their steps.

:- dynamic option/2.

judge_case(Case, Options, Found) :-
    retractall(option(_, _)), retractall(law_as_of(_)), retractall(breach(_)),
    retractall(imagined(_)), b_setval(judged, nobody),
    forall(get_dict(K, Options, V), assertz(option(K, V))),
    ( get_dict(law_as_of, Options, T) -> moment(T, First-_), assertz(law_as_of(First)) ; true ),
    load_case(Case, Options),
    findall(C, row(commitments, C, _), Cs), partition(follower, Cs, Followers, Others),
    judge_each(Others, [], Found0), again(Others, 2, Found0, Found1),
    followers(Followers, Found1, Found2),
    keysort(Found2, InOrder), findall(F, ( member(_-Fs, InOrder), member(F, Fs) ), All),
    versions_joined(All, Joined),
    maplist(printed, Joined, Findings), Found = _{id:Case.id, findings:Findings}.

judge_each([], Found, Found).
judge_each([C|Cs], Found0, Found) :-
    findall(F, commitment_finding(C, F), Fs),
    ( selectchk(C-_, Found0, Rest) -> true ; Rest = Found0 ),
    judge_each(Cs, [C-Fs|Rest], Found).

% "What such a defence could change is judged again with what was found, twice and no further."
again(Others, N, Found0, Found) :-
    recorded(Found0), include(could_change(Found0), Others, Cs),
    ( N =:= 0 -> Found = Found0 ; Cs == [] -> Found = Found0
    ; judge_each(Cs, Found0, Found1), M is N - 1, again(Others, M, Found1, Found) ).
recorded(Found) :- retractall(breach(_)), forall(member(C-Fs, Found), record_breaches(C, Fs)).

could_change(_, C) :- row(commitments, C, Row), exercise(Row.instrument, _, X), X.breach \== none,
    !.
could_change(Found, C) :-
    row(commitments, C, Row), row(instruments, Row.instrument, I), list(I, admitted_defences, Ds),
    member(N, Ds), row(defences, N, D), list(D, where, W), list(D, except_if, X),
    asks_for_breach(W-X),
    member(C-Fs, Found), member(F, Fs), breach(B), B.bearer == F.counterparty,
    B.counterparty == F.bearer,
    B.event \== F.event, B.fact \== fact(0, 0, 0), !.

% What is asked for comes before what asks for it.
followers([], Found, Found).
followers(Cs, Found0, Found) :-
    member(C, Cs), \+ ( targets(C, N), N \== C, memberchk(N, Cs) ), !, exclude(==(C), Cs, Rest),
    judge_each([C], Found0, Found1), recorded(Found1), followers(Rest, Found1, Found).
targets(C, N) :- row(commitments, C, Row), sub_term(T, Row), is_dict(T), given(T, target, Target),
    list(Target, commitments, Ns), member(N, Ns).

% --- one commitment

commitment_finding(C, Finding) :-
    readings_of(C, Readings),
    findall(Ctx-Os, ( member(Ctx, Readings), findall(O, occasion(Ctx, O), Os) ), Found),
    findall(K, ( member(Ctx-Os, Found), member(O, Os), reported(C, Ctx, O), key(O, K) ), Keys0),
    sort(Keys0, Keys),
    member(Key, Keys),
    findall(Ways, ( member(Ctx-_, Found), findall(W, tried(Ctx, Found, Key, W), Ways) ), ByReading),
    finding(C, Key, ByReading, Finding).

key(O, K) :- ( member(Who, O.named) ; O.open == true, Who = nobody ),
    K = k(Who, O.counterparty, O.events).

% Under a reading that has no word for what happened, the way that another reading of the same
% sentence sees is tried, and its conduct refuted.
tried(Ctx, Found, Key, Way) :-
    ( fitting(Ctx, Found, Key, Os), Os \== [] -> true
    ; member(Other-_, Found), Other.number == Ctx.number, fitting(Other, Found, Key, Os),
    Os \== [] -> true ),
    Key = k(Who, _, _), member(O, Os), way(Ctx, O, Who, Way).
fitting(Ctx, Found, k(Who, Other, Events), Fit) :-
    member(Ctx-Os, Found), !,
    findall(O, ( member(O, Os), O.counterparty == Other, O.events == Events,
                 ( Who == nobody -> true ; memberchk(Who, O.eligible) ) ), Fit).

% Section 12: what would fire in every case is reported where the case speaks of it, or with
% `--all`; what another version of the text surely governs is that version's.
reported(C, Ctx, O) :-
    row(commitments, C, Row),
    ( later_version(C) -> version_time(O, Time), \+ stood(Row.article, Time, no) ; true ),
    ( option(all, true) -> true
    ; \+ silent_norm(C, Row, O), ( O.event \== null, O.breach == none ->
                                   true ; O.exercise \== none -> true ; spoken_of(C, Ctx) ) ).
version_time(O, Time) :-
    ( look(moment, O.env, Time) -> true ; O.event \== null -> event_time(O.event, Time) ; as_of(A),
      Time = time(A, A, false) ).
silent_norm(C, Row, O) :-
    row(instruments, Row.instrument, I), I.genre == norms, O.event \== null, Row.sentences = [S|_],
    prohibition(S),
    readings_of(C, [Ctx|_]), \+ shows_roles(O.event, S.act, Ctx).
spoken_of(C, _) :-
    readings_of(C, [Ctx|_]), row(commitments, C, Row), member(S, Row.sentences),
    ( event(E, _, _), in_question(E, S.act, Ctx)
    ; complete(Kinds, _, _, _, _), list(S.act, kinds, Rs), member(R, Rs), given(R, kind, K),
    member(D, Kinds), is_a(K, D) ), !.

% --- one finding

finding(C, k(Who, Other, Events), ByReading, Finding) :-
    option(standard, S), option(doubt, D),
    outcome(ByReading, Who, S, D, Way-result(Verdict, Because, [o(_, fact(P, Cn, H))|_], Late)),
    findall(X, ( member(Ways, ByReading), member(W, Ways), standard_of(W, X) ), Xs),
    sort(0, @<, [1.0|Xs], Standards),
    steps(Standards, ByReading, Who, D, Steps),
    findall(V, ( member(Ways, ByReading), reading_verdict(Ways, S, D, V) ), Vs),
    sort(Vs, Different),
    ( Different = [_, _|_] -> Readings = Different ; Readings = [] ),
    row(commitments, C, Row), Sureness = Row.content.sureness,
    way_details(Way, S, D, Late, Deadline, Delay, Parties, Elements, Defences),
    Finding = finding{c:C, treaty:Row.instrument, commitment:Row.name, bearer:Who,
                      counterparty:Other, event:Way.event, events:Events, provenance:Sureness,
                      verdict:Verdict, because:Because, pro:P, con:Cn, challenge:H,
                      steps:Steps, readings:Readings, deadline:Deadline, late:Late, delay:Delay,
                      parties:Parties, elements:Elements, defences:Defences}.

reading_verdict(Ways, S, D, V) :-
    ( harshest(Ways, S, D, _-result(V0, _, _, _)) -> V = V0 ; V = null ).

% "Several ways for one bearer, one counterparty and the same events are one finding: the harshest";
% of two readings "the milder stands at the top".
outcome(ByReading, Who, S, D, Outcome) :-
    \+ \+ ( Who \== nobody ; member(Open, ByReading), member(O, Open), O.open == true, exists(O, S, D) ),
    findall(N-(W-R), ( member(Ways, ByReading), harshest(Ways, S, D, W-R), R = result(V, _, _, _),
                       mildness(V, N) ), Found),
    keysort(Found, [_-Outcome|_]).
harshest(Ways, S, D, Top-Result) :-
    findall(K-(W-R), ( member(W, Ways), verdict(W, S, D, R), R = result(V, _, Os, _), mildness(V, N),
                       strength_key(N, Os, K) ), Found),
    keysort(Found, [Key-(Way-Result)|Others]),
    % "… of ways that are as harsh and as strong, those whom any of them could bind."
    findall(P, ( member(K-(W-_), [Key-(Way-Result)|Others]), K == Key, member(P, W.parties) ), Ps),
    sort(Ps, Parties), Top = Way.put(parties, Parties).
% Of equally harsh ways the strongest, link by link.
strength_key(N, Links, M-Keys) :- M is -N, maplist(link_key, Links, Keys).
link_key(o(State, fact(P, C, H)), k(S, P1, C1, H1)) :-
    S is -State, P1 is -float(P), C1 is float(C), H1 is float(H).

standard_of(W, X) :-
    ( member(_-F, W.elements) ; member(Fs, W.named), member(F, Fs) ; W.duty \== none,
      F = W.duty.late ),
    sub_term(fact(P, C, H), F), member(X0, [P, C, H]), X0 > 0, X is float(X0).

steps([], _, _, _, []).
steps([S|Ss], ByReading, Who, D, Steps) :-
    ( outcome(ByReading, Who, S, D, _-result(V0, _, _, _)) -> V = V0 ; V = null ),
    steps(Ss, ByReading, Who, D, Rest),
    ( Rest = [Next|_], Next.verdict == V -> Steps = Rest ; Steps = [_{upto:S, verdict:V}|Rest] ).

way_details(Way, S, D, Late, Deadline, Delay, Parties, Elements, Defences) :-
    % By the first performance that is shown at the measure of doubt.
    ( Late == true
    -> findall(Days, ( member(Days-F, Way.duty.late_by), fold(F, D, D, o(3, _)) ), Delays),
       min_list(Delays, Delay)
    ;  Delay = null ),
    Parties = Way.parties,
    ( Way.duty \== none, Way.duty.limit = limit(_-Last), number(Last) -> Deadline = Last
    ; Deadline = null ),
    findall(_{name:Name, value:State, pro:P, con:C, challenge:H},
            ( member(Name-F0, Way.elements),
              ( Late == true, Name == 'non-performance' -> F = Way.duty.late ; F = F0 ),
              fold(F, S, D, o(N, fact(P, C, H))), state_name(N, State) ), Elements),
    findall(_{name:Name, value:State, raised:Raised},
            ( member(defence(Name, F), Way.defences), fold(F, D, D, o(N, fact(Pro, _, _))),
              defence_state(N, State),
              % "A defence with some support that is not established is listed as raised."
              ( N =\= 3, ( N >= 2 ; Pro > 0 ) -> Raised = true ; Raised = false ) ), Defences).
defence_state(3, established) :- !.
defence_state(2, contested) :- !.
defence_state(_, 'not-established').

% An event whose vague date lies on both sides of an amendment "is judged by both, as by two
% readings, and the milder verdict stands at the top".
versions_joined([], []).
versions_joined([F|Fs], [Joined|Rest]) :-
    partition(same_finding(F), Fs, Same, Others), foldl(joined, Same, F, Joined),
    versions_joined(Others, Rest).
same_finding(F, G) :- identity(F, I), identity(G, I).
identity(F, I) :- I = i(F.treaty, F.commitment, F.bearer, F.counterparty, F.events).
joined(Right, Left, Joined) :-
    mildness(Left.verdict, A), mildness(Right.verdict, B), ( B < A -> Top = Right ; Top = Left ),
    ( Left.readings == [] -> Ls = [Left.verdict] ; Ls = Left.readings ),
    ( Right.readings == [] -> Rs = [Right.verdict] ; Rs = Right.readings ),
    append(Ls, Rs, All0), sort(All0, All), ( All = [_, _|_] -> Readings = All ; Readings = [] ),
    findall(U, ( member(F, [Left, Right]), member(St, F.steps), U = St.upto ), Us0), sort(Us0, Us),
    milder_steps(Us, Left.steps, Right.steps, Steps),
    Joined = Top.put(_{readings:Readings, steps:Steps}).
milder_steps([], _, _, []).
milder_steps([U|Us], A, B, Steps) :-
    findall(N-V, ( member(Ss, [A, B]), verdict_at(Ss, U, V), V \== null, mildness(V, N) ), Found),
    ( Found == [] -> V = null ; keysort(Found, [_-V|_]) ), milder_steps(Us, A, B, Rest),
    ( Rest = [Next|_], Next.verdict == V -> Steps = Rest ; Steps = [_{upto:U, verdict:V}|Rest] ).
verdict_at(Steps, U, V) :- member(S, Steps), S.upto >= U, !, V = S.verdict.

% As the engine prints it: names of parties by their codes or words, the deadline as an instant.
printed(F, Out) :-
    del_dict(c, F, _, F1), named_as(F.bearer, unattributed, Bearer),
    named_as(F.counterparty, unidentified, Other),
    ( number(F.deadline) -> format_time(atom(Due), '%FT%TZ', F.deadline) ; Due = null ),
    Out = F1.put(_{bearer:Bearer, counterparty:Other, deadline:Due}).
named_as(nobody, Word, Word) :- !.
named_as(State, _, State).
