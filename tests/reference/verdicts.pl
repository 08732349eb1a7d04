% The table of section 4: "the first that fits".

% From mild to harsh: "not-applicable, cleared, compliant, excused are equals", then the others.
rank(V, R) :-
    nth0(R, [x, pending, 'potential-departure', 'potential-breach', contested, departure, breach],
         V), !.
rank(_, 0).

% Of equals, the first in the order of the table is the milder.
mildness(V, N) :-
    nth0(N, ['not-applicable', cleared, compliant, excused, pending, 'potential-departure',
             'potential-breach', contested, departure, breach], V).

% verdict(Way, S, D, result(Verdict, Because, Fact, Late)); fails where there is no finding at S.
verdict(Way, S, D, Result) :-
    exists(Way, S, D),
    findall(Name-O, ( member(Name-F, Way.elements), fold(F, S, D, O) ), Elements),
    ( first_that_fits(Way, Elements, D, V, Because) -> links(Elements, Links),
      Result = result(V, Because, Links, false)
    ; charge(Way, Elements, S, D, Result) ).

% "A duty that follows from a breach exists only where that fact is shown"; an unattributed act only
% "where no other party is named or the imputation of everyone named is refuted"; "a party for which
% the text is surely not in force does not count as named".
exists(Way, S, D) :-
    ( Way.breach == none -> true ; fold(Way.breach.fact, S, D, o(State, _)), State >= 2 ),
    forall(member(Facts, Way.named), ( member(F, Facts), fold(F, S, D, o(0, _)) )).

first_that_fits(_, Elements, _, 'not-applicable', scope) :- memberchk(scope-o(0, _), Elements), !.
first_that_fits(_, Elements, _, cleared, Name) :- member(Name-o(0, _), Elements),
    Name \== 'non-performance', !.
first_that_fits(Way, _, D, compliant, performance) :- performed(Way, D, 3), !.
first_that_fits(Way, _, D, excused, Name) :- member(defence(Name, F), Way.defences),
    fold(F, D, D, o(3, _)), !.
first_that_fits(Way, _, D, pending, deadline) :- pending(Way, D).

% A duty performed in time is "measured like a defence".
performed(Way, D, State) :- Way.duty \== none, fold(Way.duty.in_time, D, D, o(State, _)).

% "A duty not yet performed whose deadline lies after as_of, or without a set limit"; "a refusal on
% record ends pending"; so does the user's patience.
pending(Way, D) :-
    performed(Way, D, State), State =\= 2, Duty = Way.duty, as_of(AsOf),
    ( Duty.limit = limit(_-Last) -> Duty.prior == false, earlier(AsOf, Last)
    ; \+ patience_over(Duty), \+ fold(Duty.refused, D, D, o(3, _)) ).
patience_over(Duty) :-
    option(patience, P), Duty.since = time(First, Last, _), number(First), as_of(AsOf),
    deadline_after(Last, P, Due), earlier(Due, AsOf).

% "The softest element decides."
charge(Way, Elements0, S, D, Result) :-
    ( late(Way, S, D, LateO) -> Late0 = true,
      replaced('non-performance', LateO, Elements0, Elements) ; Late0 = false,
      Elements = Elements0 ),
    findall(Name-P, ( member(Name-O, Elements), not_performed(Name, Late0, Way, D, O, P) ), Judged),
    link(Judged, Name-o(Low, _)),
    ( Low =:= 1 -> V0 = 'potential-breach', B0 = Name
    ; Low =:= 2 -> V0 = contested, B0 = Name
    ; member(defence(Defence, F), Way.defences), fold(F, D, D, o(2, _)) -> V0 = contested,
    B0 = Defence
    ; V0 = breach, B0 = Name ),
    % "Late performance is a breach, late": what falls short of it is judged by what is not on
    % record.
    ( V0 == breach, Late0 == true -> Late = true, links(Elements, Links)
    ; Late = false, links(Elements0, Links) ),
    softened_verdict(Way, V0-B0, V-B), Result = result(V, B, Links, Late).

late(Way, S, D, Outcome) :- Way.duty \== none, Late = Way.duty.late, Late \== none,
    fold(Late, D, D, o(3, _)), fold(Late, S, D, Outcome).
replaced(Name, O, Elements0, Elements) :- maplist([N-X, N-Y]>>( N == Name -> Y = O ; Y = X ),
                                                  Elements0, Elements).

% "A contested performance makes a duty contested"; "never a breach by silence" without a limit;
% what falls short of a performance leaves it open.
not_performed('non-performance', false, Way, D, o(State, Fact), o(New, Fact)) :- !,
    ( performed(Way, D, 2) -> New = 2
    ; Way.duty.limit == none -> New = 1
    ; New is max(1, State) ).
not_performed(_, _, _, _, O, O).

% "The weakest link … the lowest state, then the lowest pro, then the highest con", the first of
% equals.
link(Elements, Link) :-
    findall(K-(Name-O), ( member(Name-O, Elements), outcome_key(O, K) ), Keyed),
    keysort(Keyed, [_-Link|_]).
links(Elements, Os) :-
    exclude([scope-_]>>true, Elements, Others),
    ( Others == [] -> Os = [o(3, fact(1, 0, 0))] ; pairs_values(Others, Os0), sort_outcomes(Os0, Os) ).

% "A verdict is never stronger than the text it rests on"; reservations; voluntary norms are
% departed from; "must as a rule yields at most potential-departure".
softened_verdict(Way, V0-B0, V-B) :-
    row(commitments, Way.commitment, Row),
    ( V0 == breach, softened(Row.content.sureness) -> V1 = 'potential-breach', B = provenance
    ; V0 == breach, reserved(Way, Row) -> V1 = 'potential-breach', B = reservation
    ; V1 = V0, B = B0 ),
    ( memberchk(Way.sentence.modality, [should, 'should-not']) -> departure(V1, V2) ; V2 = V1 ),
    ( holds(Way.sentence, as_a_rule), rank(V2, R), R > 2 -> V = 'potential-departure' ; V = V2 ).
departure(breach, departure) :- !.
departure('potential-breach', 'potential-departure') :- !.
departure(V, V).

reserved(Way, Row) :-
    row(instruments, Row.instrument, I), list(I, reservations, Rs), member(R, Rs),
    memberchk(R.state, [Way.bearer, Way.counterparty]),
    ( given(R, commitment, C) -> row(commitments, C, Named), Named.name == Row.name
    ; row(articles, Row.article, A), given(A, number, Number), R.article == Number ), !.
