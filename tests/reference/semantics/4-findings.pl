% All commitments under one case: the ways of section 4 as findings, at the standard asked for, and
% their steps (section 2).

:- dynamic option/2.

judge_case(Case, Options, _{id:Case.id, findings:Findings}) :-
    retractall(option(_, _)), retractall(law_as_of(_)), retractall(breach(_)),
    retractall(imagined(_)), b_setval(judged, nobody),
    forall(get_dict(K, Options, V), assertz(option(K, V))),
    ( option(law_as_of, T) -> moment(T, First-_), assertz(law_as_of(First)) ; true ),
    load_case(Case), judge_all(Found), versions_joined(Found, Joined),
    maplist(printed, Joined, Findings).

commitment_finding(C, Finding) :-
    readings_of(C, Readings),
    findall(Ctx-Os, ( member(Ctx, Readings), findall(O, occasion(Ctx, O), Os) ), Found),
    findall(K, ( member(Ctx-Os, Found), member(O, Os), reported(C, O), key(O, K) ), Keys0),
    sort(Keys0, Keys), member(Key, Keys),
    findall(Ways, ( member(Ctx-_, Found), findall(W, tried(Ctx, Found, Key, W), Ways) ), ByReading),
    finding(C, Key, ByReading, Finding).

key(O, k(Who, O.counterparty, O.events)) :- member(Who, O.named) ; O.open == true, Who = nobody.

finding(C, k(Who, Other, Events), ByReading, Finding) :-
    option(standard, S), option(doubt, D), row(commitments, C, Row),
    outcome(ByReading, Who, S, D, Way-result(Verdict, Because, [o(_, fact(P, Con, H))|_], Late)),
    findall(X, ( member(Ways, ByReading), member(W, Ways), standard_of(W, X) ), Xs),
    sort(0, @<, [1.0|Xs], Standards),
    findall(X-V, ( member(X, Standards), verdict_at(ByReading, Who, X, D, V) ), Judged),
    steps(Judged, Steps),
    findall(V, ( member(Ways, ByReading),
                 ( harshest(Ways, S, D, _-result(V, _, _, _)) -> true ; V = null ) ), Vs),
    several(Vs, Readings), delay(Way, Late, D, Delay), deadline(Way, Deadline),
    findall(_{name:Name, value:State, pro:P1, con:C1, challenge:H1},
            ( member(Name-F0, Way.elements),
              ( Late == true, Name == 'non-performance' -> F = Way.duty.late ; F = F0 ),
              fold(F, S, D, o(N, fact(P1, C1, H1))), state_name(N, State) ), Elements),
    findall(_{name:Name, value:State, raised:Raised},
            ( member(defence(Name, F), Way.defences), defence_shown(F, D, State, Raised) ),
            Defences),
    Finding = finding{c:C, treaty:Row.instrument, commitment:Row.name, bearer:Who,
                      counterparty:Other, event:Way.event, events:Events,
                      provenance:Row.content.sureness, verdict:Verdict, because:Because, pro:P,
                      con:Con, challenge:H, steps:Steps, readings:Readings, deadline:Deadline,
                      late:Late, delay:Delay, parties:Way.parties, elements:Elements,
                      defences:Defences}.

% "Several ways for one bearer, one counterparty and the same events are one finding: the harshest,
% of equally harsh ones the strongest." "An act is unattributed only where a reading that asks whose
% conduct it was leaves that open." Of two readings "the milder stands at the top".
outcome(ByReading, Who, S, D, Outcome) :-
    ( Who \== nobody -> true
    ; member(Open, ByReading), member(O, Open), O.open == true, exists(O, S, D) -> true ),
    findall(N-(W-R), ( member(Ways, ByReading), harshest(Ways, S, D, W-R), R = result(V, _, _, _),
                       mildness(V, N) ), Found),
    keysort(Found, [_-Outcome|_]).

% "Of ways that are as harsh and as strong, those whom any of them could bind."
harshest(Ways, S, D, Top-Result) :-
    findall((M-Keys)-(W-R), ( member(W, Ways), verdict(W, S, D, R), R = result(V, _, Links, _),
                              mildness(V, N), M is -N, maplist(link_key, Links, Keys) ), Found),
    keysort(Found, Sorted), Sorted = [Key-(Way-Result)|_],
    findall(P, ( member(K-(W-_), Sorted), K == Key, member(P, W.parties) ), Ps),
    sort(Ps, Parties), Top = Way.put(parties, Parties).
link_key(o(State, fact(P, C, H)), k(S, P1, C1, H1)) :-
    S is -State, P1 is -float(P), C1 is float(C), H1 is float(H).

% "The engine reports it exactly, as steps, by judging at every strength that occurs." "Where a
% finding exists only at some standards, its steps have null for the others."
standard_of(W, X) :-
    ( member(_-F, W.elements) ; member(Fs, W.named), member(F, Fs)
    ; W.duty \== none, F = W.duty.late ),
    sub_term(fact(P, C, H), F), member(X0, [P, C, H]), X0 > 0, X is float(X0).
verdict_at(ByReading, Who, S, D, V) :-
    ( outcome(ByReading, Who, S, D, _-result(V0, _, _, _)) -> V = V0 ; V = null ).
steps([], []).
steps([S-V|Judged], Steps) :-
    steps(Judged, Rest),
    ( Rest = [Next|_], Next.verdict == V -> Steps = Rest ; Steps = [_{upto:S, verdict:V}|Rest] ).

% What differs, where anything does.
several(Verdicts, Several) :-
    sort(Verdicts, Vs), ( Vs = [_, _|_] -> Several = Vs ; Several = [] ).

% "With the delay": by the first performance that is shown at the measure of doubt.
delay(Way, true, D, Delay) :- !,
    findall(Days, ( member(Days-F, Way.duty.late_by), fold(F, D, D, o(3, _)) ), Delays),
    min_list(Delays, Delay).
delay(_, _, _, null).
deadline(Way, Last) :- Way.duty \== none, Way.duty.limit = limit(_-Last), number(Last), !.
deadline(_, null).

% "A defence with some support that is not established is listed as raised."
defence_shown(F, D, State, Raised) :-
    fold(F, D, D, o(N, fact(Pro, _, _))),
    nth0(N, ['not-established', 'not-established', contested, established], State),
    ( N =\= 3, ( N >= 2 ; Pro > 0 ) -> Raised = true ; Raised = false ).

% "Where a vague date leaves both, the milder verdict stands, at each standard by itself."
versions_joined([], []).
versions_joined([F|Fs], [Joined|Rest]) :-
    partition(same_finding(F), Fs, Same, Others), foldl(joined, Same, F, Joined),
    versions_joined(Others, Rest).
same_finding(F, G) :-
    forall(member(K, [treaty, commitment, bearer, counterparty, events]), F.get(K) == G.get(K)).
joined(Right, Left, Joined) :-
    ( harsher(Left.verdict, Right.verdict) -> Top = Right ; Top = Left ),
    findall(V, ( member(F, [Left, Right]),
                 ( member(V, F.readings) ; F.readings == [], V = F.verdict ) ), Vs),
    several(Vs, Readings),
    findall(U, ( member(F, [Left, Right]), member(St, F.steps), U = St.upto ), Us0), sort(Us0, Us),
    findall(U-V, ( member(U, Us), milder_at(U, [Left.steps, Right.steps], V) ), Judged),
    steps(Judged, Steps), Joined = Top.put(_{readings:Readings, steps:Steps}).
milder_at(U, Both, Verdict) :-
    findall(N-V, ( member(Ss, Both), once(( member(S, Ss), S.upto >= U )), V = S.verdict,
                   V \== null, mildness(V, N) ), Found),
    ( keysort(Found, [_-V1|_]) -> Verdict = V1 ; Verdict = null ).

% As a report prints it: names of parties by their codes or words, the deadline as an instant.
printed(F, Printed) :-
    del_dict(c, F, _, F1), named_as(F.bearer, unattributed, Bearer),
    named_as(F.counterparty, unidentified, Other),
    ( number(F.deadline) -> format_time(atom(Due), '%FT%TZ', F.deadline) ; Due = null ),
    Printed = F1.put(_{bearer:Bearer, counterparty:Other, deadline:Due}).
named_as(State, Word, Name) :- ( State == nobody -> Name = Word ; Name = State ).
