% Section 2, "From numbers to states". A formula is fact(Pro, Con, Challenge), and(L), or(L),
% at_least(N, L), or one whose match a text leaves open: at_most_unknown(F), at_least_unknown(F).
% States are 0 refuted, 1 unknown, 2 contested, 3 established.

state_of(fact(Pro, Con, Challenge), Standard, Doubt, State) :-
    ( Pro >= Standard -> ( Challenge < Doubt -> State = 3 ; State = 2 )
    ; Con < Doubt -> State = 1 ; State = 0 ).

state_name(0, refuted). state_name(1, unknown). state_name(2, contested). state_name(3, established).

% "And is the lowest, or the highest, at least n the n-th highest." Of equals the one with the lowest
% pro, then the highest con, stands for all: the weakest link; of or it is the strongest.
fold(F, Standard, Doubt, o(State, F)) :- F = fact(_, _, _), !, state_of(F, Standard, Doubt, State).
fold(and(L), S, D, O) :- !, folds(L, S, D, Os), ( Os == [] -> O = o(3, fact(1, 0, 0)) ; weakest(Os, O) ).
fold(or(L), S, D, O) :- !, folds(L, S, D, Os), ( Os == [] -> O = o(0, fact(0, 1, 1)) ; strongest_outcome(Os, O) ).
fold(at_least(N, L), S, D, O) :- !,
    folds(L, S, D, Os0), sort_outcomes(Os0, Sorted), reverse(Sorted, Os),
    ( N =< 0 -> O = o(3, fact(1, 0, 0)) ; nth1(N, Os, O) -> true ; O = o(0, fact(0, 1, 1)) ).
fold(at_most_unknown(F), S, D, o(State, Fact)) :- !,
    fold(F, S, D, o(State0, Fact0)),
    ( State0 > 1 -> State = 1, Fact = fact(0, 0, 0) ; State = State0, Fact = Fact0 ).
fold(at_least_unknown(F), S, D, o(State, Fact)) :- !,
    fold(F, S, D, o(State0, Fact0)),
    ( State0 < 1 -> State = 1, Fact = fact(0, 0, 0) ; State = State0, Fact = Fact0 ).

% What is the same for every choice of a vague time is known; else it is unknown at the most refuted
% and at the least established.
fold(vague(L), S, D, O) :- !,
    folds(L, S, D, Os), sort_outcomes(Os, Sorted), Sorted = [o(Low, LF)|_], last(Sorted, o(High, _)),
    ( Low =:= High -> O = o(Low, LF) ; O = o(State, fact(0, 0, 0)), State is max(1, Low) ).

folds(L, S, D, Os) :- maplist([F, O]>>fold(F, S, D, O), L, Os).
sort_outcomes(Os, Sorted) :- map_list_to_pairs(outcome_key, Os, Pairs), keysort(Pairs, Keyed), pairs_values(Keyed, Sorted).
outcome_key(o(State, fact(P, C, _)), k(State, P1, C1)) :- P1 is float(P), C1 is -float(C).
weakest(Os, O) :- sort_outcomes(Os, [O|_]).
strongest_outcome(Os, O) :- sort_outcomes(Os, Sorted), last(Sorted, O).

% "Not is pushed down to the facts, where it swaps the sides: pro becomes con, con and challenge
% become pro."
negation(fact(Pro, Con, _), fact(Con, Pro, Pro)).
negation(and(L), or(N)) :- maplist(negation, L, N).
negation(or(L), and(N)) :- maplist(negation, L, N).
negation(at_least(N, L), at_least(M, Ns)) :- maplist(negation, L, Ns), length(L, Length), M is Length - N + 1.
negation(vague(L), vague(N)) :- maplist(negation, L, N).
negation(at_most_unknown(F), at_least_unknown(N)) :- negation(F, N).
negation(at_least_unknown(F), at_most_unknown(N)) :- negation(F, N).

polarity(Row, F, G) :- ( holds(Row, negated) -> negation(F, G) ; G = F ).

% Every pro in a formula: the standards at which its state can change.
strengths_in(fact(P, _, _), [P1]) :- !, P1 is float(P).
strengths_in(F, All) :-
    F =.. [_|Args], findall(S, ( member(A, Args), ( is_list(A) -> member(B, A) ; compound(A), B = A ),
                                 strengths_in(B, Ss), member(S, Ss) ), All).
