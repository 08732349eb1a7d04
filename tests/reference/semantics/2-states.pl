% Section 2, "From numbers to states". A formula is fact(Pro, Con, Challenge), and(L), or(L),
% at_least(N, L), or one whose match a text leaves open: at_most_unknown(F), at_least_unknown(F).
% States are 0 refuted, 1 unknown, 2 contested, 3 established. An outcome o(State, Fact) is a state
% with the fact that decides it.

fold(fact(Pro, Con, Challenge), Standard, Doubt, o(State, fact(Pro, Con, Challenge))) :- !,
    ( Pro >= Standard -> ( Challenge < Doubt -> State = 3 ; State = 2 )
    ; Con < Doubt -> State = 1 ; State = 0 ).
fold(denied(fact(P, C, _)), S, D, O) :- !, fold(fact(C, P, P), S, D, O).

% "And is the lowest, or the highest, at least n the n-th highest." Of equals the one with the
% lowest pro, then the highest con and challenge, stands for all: the weakest link; of or it is the
% strongest.
fold(and(L), S, D, O) :- !,
    in_order(L, S, D, Os), ( Os = [Lowest|_] -> O = Lowest ; O = o(3, fact(1, 0, 0)) ).
fold(or(L), S, D, O) :- !, fold(at_least(1, L), S, D, O).
fold(at_least(N, L), S, D, O) :- !, in_order(L, S, D, Ascending), reverse(Ascending, Os),
    ( N =< 0 -> O = o(3, fact(1, 0, 0)) ; nth1(N, Os, Nth) -> O = Nth ; O = o(1, fact(0, 0, 0)) ).
fold(at_most_unknown(F), S, D, o(State, fact(0, C, H))) :- !,
    fold(F, S, D, o(State0, fact(_, C, H))), State is min(1, State0).
fold(at_least_unknown(F), S, D, o(State, fact(P, 0, H))) :- !,
    fold(F, S, D, o(State0, fact(P, _, H))), State is max(1, State0).

% Section 3: "Where a defence turns on the order of two vague times, what is possible counts as so."
fold(presumable(F), S, D, O) :- !, ( unknown_fact(F) -> true_fact(G) ; G = F ), fold(G, S, D, O).

% "An exception to it is the alleger's to show: its pro is a challenge to the defence, and unknown
% leaves the defence standing."
fold(rebuttable(F, Exceptions), S, D, o(State, fact(P, C, H))) :-
    fold(F, S, D, o(State0, fact(P, C, H0))),
    findall(E, ( member(X, Exceptions), fold(X, D, D, o(N, fact(E, _, _))), N >= 2 ), Es),
    max_list([H0|Es], H), ( Es \== [], State0 =:= 3 -> State = 2 ; State = State0 ).

% What has to be the same for every choice of a vague time to be known: else it is unknown.
fold(vague(Fs), S, D, O) :- fold(or([and(Fs), at_most_unknown(or(Fs))]), S, D, O).

in_order(L, S, D, Os) :- maplist(folded(S, D), L, Os0), sort_outcomes(Os0, Os).
folded(S, D, F, O) :- fold(F, S, D, O).
sort_outcomes(Os, Sorted) :-
    map_list_to_pairs(outcome_key, Os, Pairs), keysort(Pairs, Keyed), pairs_values(Keyed, Sorted).
outcome_key(o(State, fact(P, C, H)), k(State, P1, C1, H1)) :-
    P1 is float(P), C1 is -float(C), H1 is -float(H).

state_name(N, Name) :- nth0(N, [refuted, unknown, contested, established], Name).

% "Not is pushed down to the facts, where it swaps the sides: pro becomes con, con and challenge
% become pro." Of a fact that loses something by it, the fact is kept: twice not is the fact itself.
negation(fact(Pro, Con, Challenge), N) :- !,
    ( Con =:= Challenge -> N = fact(Con, Pro, Pro) ; N = denied(fact(Pro, Con, Challenge)) ).
negation(denied(F), F).
negation(and(L), or(N)) :- maplist(negation, L, N).
negation(or(L), and(N)) :- maplist(negation, L, N).
negation(at_least(N, L), at_least(M, Ns)) :-
    maplist(negation, L, Ns), length(L, Length), M is Length - N + 1.
negation(vague(L), vague(N)) :- maplist(negation, L, N).
negation(presumable(F), presumable(N)) :- negation(F, N).
negation(at_most_unknown(F), at_least_unknown(N)) :- negation(F, N).
negation(at_least_unknown(F), at_most_unknown(N)) :- negation(F, N).

polarity(Row, F, G) :- ( holds(Row, negated) -> negation(F, G) ; G = F ).
