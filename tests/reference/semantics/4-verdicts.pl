% The table of section 4: "when, the first that fits".

% From mild to harsh. "not-applicable, cleared, compliant, excused are equals"; of equals the first
% in the order of the table is the milder.
mildness(V, N) :-
    nth0(N, ['not-applicable', cleared, compliant, excused, pending, 'potential-departure',
             'potential-breach', contested, departure, breach], V), !.
harsher(V, Than) :- mildness(V, N), mildness(Than, M), N > M.

% verdict(Way, S, D, result(Verdict, Because, Links, Late)); fails where there is no finding at S.
% Links are the outcomes of conduct, imputation and conditions, the weakest first.
verdict(Way, S, D, result(V, Because, Links, Late)) :-
    exists(Way, S, D),
    findall(Name-O, ( member(Name-F, Way.elements), fold(F, S, D, O) ), Elements),
    ( first_that_fits(Way, Elements, D, V, Because) -> links(Elements, Links), Late = false
    ; charge(Way, Elements, S, D, V, Because, Links, Late) ).

% "A duty that follows from a breach exists only where that fact is shown"; an unattributed act only
% "where no other party is named or the imputation of everyone named is refuted"; "a party for which
% the text is surely not in force does not count as named".
exists(Way, S, D) :-
    ( Way.breach == none -> true ; fold(Way.breach.fact, S, D, o(State, _)), State >= 2 ),
    forall(member(Facts, Way.named), ( member(F, Facts), fold(F, S, D, o(0, _)) )).

first_that_fits(_, Elements, _, 'not-applicable', scope) :- memberchk(scope-o(0, _), Elements), !.
first_that_fits(_, Elements, _, cleared, Name) :-
    member(Name-o(0, _), Elements), Name \== 'non-performance', !.
first_that_fits(Way, _, D, compliant, performance) :- performed(Way, D, 3), !.
first_that_fits(Way, _, D, excused, Name) :- defended(Way, D, 3, Name), !.
first_that_fits(Way, _, D, pending, deadline) :- pending(Way, D).

defended(Way, D, State, Name) :- member(defence(Name, F), Way.defences), fold(F, D, D, o(State, _)).
% "A duty performed in time, measured like a defence."
performed(Way, D, State) :- Way.duty \== none, fold(Way.duty.in_time, D, D, o(State, _)).

% "The softest element decides." "Late performance is a breach, late": what falls short of it is
% judged by what is not on record.
charge(Way, Elements0, S, D, V, Because, Links, Late) :-
    ( late(Way, S, D, O) -> Judged = Elements, Shown = true,
      findall(N-X, ( member(N-X0, Elements0), ( N == 'non-performance' -> X = O ; X = X0 ) ),
              Elements)
    ; Elements = Elements0, Shown = false,
      findall(N-X, ( member(N-X0, Elements0), unperformed(N, Way, D, X0, X) ), Judged) ),
    softest(Judged, Name, Low),
    ( Low =:= 1 -> V0 = 'potential-breach', Because0 = Name
    ; Low =:= 2 -> V0 = contested, Because0 = Name
    ; defended(Way, D, 2, Defence) -> V0 = contested, Because0 = Defence
    ; V0 = breach, Because0 = Name ),
    ( V0 == breach, Shown == true -> Late = true, links(Elements, Links)
    ; Late = false, links(Elements0, Links) ),
    softened_verdict(Way, V0-Because0, V-Because).

late(Way, S, D, Outcome) :-
    Way.duty \== none, Late = Way.duty.late, Late \== none,
    fold(Late, D, D, o(3, _)), fold(Late, S, D, Outcome).

% "A contested performance makes a duty contested"; "never a breach by silence" without a limit
% (section 11); what falls short of a performance leaves it open.
unperformed('non-performance', Way, D, o(State, Fact), o(New, Fact)) :- !,
    ( performed(Way, D, 2) -> New = 2 ; Way.duty.limit == none -> New = 1 ; New is max(1, State) ).
unperformed(_, _, _, O, O).

% "The weakest link … is the one with the lowest state, then the lowest pro, then the highest con",
% the first of equals.
softest(Elements, Name, Low) :-
    findall(K-(N-L), ( member(N-O, Elements), O = o(L, _), outcome_key(O, K) ), Keyed),
    keysort(Keyed, [_-(Name-Low)|_]).
links(Elements, Links) :-
    findall(O, ( member(Name-O, Elements), Name \== scope ), Os),
    ( Os == [] -> Links = [o(3, fact(1, 0, 0))] ; sort_outcomes(Os, Links) ).

% "For should it is potential-departure and departure"; "must as a rule yields at most
% potential-departure" (section 12).
softened_verdict(Way, V0-B0, V-B) :-
    row(commitments, Way.commitment, Row), Sentence = Way.sentence,
    ( V0 == breach, softened(Row.content.sureness) -> V1 = 'potential-breach', B = provenance
    ; V0 == breach, reserved(Way, Row) -> V1 = 'potential-breach', B = reservation
    ; V1 = V0, B = B0 ),
    ( memberchk(Sentence.modality, [should, 'should-not']), departure(V1, V2) -> true ; V2 = V1 ),
    ( holds(Sentence, as_a_rule), harsher(V2, 'potential-departure') -> V = 'potential-departure'
    ; V = V2 ).
departure(breach, departure).
departure('potential-breach', 'potential-departure').
