% Section 1, "Facts are claims with two sides". A fact is fact(Pro, Con, Challenge).

true_fact(fact(1, 0, 0)).
false_fact(fact(0, 1, 1)).
unknown_fact(fact(0, 0, 0)).

% "How strong a claim is: its own confidence; else the strongest of its sources; else its event's
% confidence, then sources; else 1." Fails for a claim that counts for nothing: nothing can be
% judged, or "every source, their own or else their event's, is dated later" (section 3).
strength(Claim, Event, Strength) :-
    list(Claim, sources, Own), list(Event, sources, Others),
    ( Own \== [] -> Dated = Own ; Dated = Others ),
    ( Dated == [] -> true ; member(S, Dated), \+ dated_later(S) -> true ),
    ( given(Claim, confidence, C) -> Strength = C
    ; Own \== [] -> strongest(Own, Strength)
    ; given(Event, confidence, C) -> Strength = C
    ; Others \== [] -> strongest(Others, Strength)
    ; Strength = 1 ).

dated_later(Id) :-
    source(Id, S), given(S, date, D), moment(D, First-_), as_of(AsOf), earlier(AsOf, First).

% "Sources do not add up: the strongest counts."
strongest(Ids, Strength) :-
    findall(V, ( member(Id, Ids), \+ dated_later(Id), source_strength(Id, V) ), [V0|Vs]),
    max_list([V0|Vs], Strength).

% "A source's strength is its confidence, else its Admiralty rating: the smaller of" its halves;
% "where one half is missing or cannot be judged, the other counts alone". "A source without any
% rating counts 0.5 (--unrated)."
source_strength(Id, V) :-
    source(Id, S),
    ( given(S, confidence, C) -> V = C
    ; findall(H, half(S, H), [H0|Hs]) -> min_list([H0|Hs], V)
    ; \+ given(S, reliability, _), \+ given(S, credibility, _),
      ( option(unrated, U) -> V = U ; V = 0.5 ) ).

half(S, V) :- given(S, reliability, R), nth1(I, ['A', 'B', 'C', 'D', 'E'], R),
    nth1(I, [1.0, 0.8, 0.6, 0.4, 0.2], V).
half(S, V) :- given(S, credibility, C), nth1(C, [0.9, 0.7, 0.5, 0.3, 0.1], V).

% Claims c(Side, Strength, Voices) about one thing are one fact. Default says whose a denial without
% a source of its own is: of `by` the State's `own`, else that of `others`.
weighed(Claims, Default, fact(Pro, Con, Challenge)) :-
    strongest_of(member(c(claimed, S, _), Claims), S, Pro),
    strongest_of(( member(c(denied, S1, V), Claims), refuting(V, Default, S1, C) ), C, Con),
    strongest_of(member(c(denied, S2, _), Claims), S2, Challenge).

strongest_of(Goal, Strength, Max) :- findall(Strength, Goal, All), max_list([0|All], Max).

% "The claims about one kind, one target … are one fact", denials on its other side.
claimed_fact(Event, Role, Value, F) :-
    findall(C, claim(Event, Role, Value, C), Cs), weighed(Cs, others, F).

% "A denial of a kind answers that kind and all below it."
kind_fact(Event, Role, Kind, F) :-
    findall(C, ( claim(Event, Role, V, C), kind_in(Role, V, K), speaks_of_kind(C, K, Kind) ), Cs),
    weighed(Cs, others, F).
speaks_of_kind(c(claimed, _, _), Kind, Kind).
speaks_of_kind(c(denied, _, _), Denied, Kind) :- is_a(Kind, Denied).
kind_in(affecting, asset(K, _), K) :- !.
kind_in(_, K, K).

% "That an event took place is a fact with the event's own strength."
took_place(Event, fact(Strength, 0, 0)) :- ( event(Event, _, Strength) -> true ; Strength = 0 ).

% What is claimed at all, with a strength above 0: nothing that counts for nothing, "not even as an
% accusation".
asserted(Event, Role, Value) :-
    setof(V, S^W^( claim(Event, Role, V, c(claimed, S, W)), S > 0 ), Vs), member(Value, Vs).
