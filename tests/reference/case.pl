% Section 1, "Facts are claims with two sides": a case file as claims, each with its strength.

:- dynamic claim/4, event/3, event_time/2, event_discovered/2, event_effective/2, complete/5,
           answer/3, as_of/1, source/2, third_state/1.

% --- reading

load_case(Case, Options) :-
    forall(member(P, [claim(_, _, _, _), event(_, _, _), event_time(_, _), event_discovered(_, _),
                      event_effective(_, _), complete(_, _, _, _, _), answer(_, _, _), as_of(_),
                      source(_, _), third_state(_)]), retractall(P)),
    list(Case, sources, Sources),
    forall(member(S, Sources), assertz(source(S.id, S))),
    forall(( member(S, Sources), get_dict(speaks_for, S, Code) ), state(Code, _)),
    record_ends(Case, Options, AsOf), assertz(as_of(AsOf)),
    findall(Id-event(N, E), ( nth0(N, Case.events, E), Id = E.id ), Rows0),
    keysort(Rows0, Numbered),
    forall(member(_-event(N, E), Numbered), load_event(N, E, Options)),
    list(Case, complete, Rows), forall(member(R, Rows), load_complete(R)),
    list(Case, answers, Answers), forall(member(A, Answers), load_answer(A, Options)).

% "as_of is the record … Without it, it is the latest last second among events, discoveries, sources
% and complete.until."
record_ends(_, Options, AsOf) :- get_dict(as_of, Options, Text), !, moment(Text, _-AsOf).
record_ends(Case, _, AsOf) :- get_dict(as_of, Case, Text), !, moment(Text, _-AsOf).
record_ends(Case, _, AsOf) :-
    findall(Last, ( last_second(Case, Last), number(Last) ), All),
    ( All == [] -> end_of_calendar(AsOf) ; max_list(All, AsOf) ).
end_of_calendar(253402300799).

last_second(Case, Last) :- member(E, Case.events), event_interval(E, _, _-Last).
last_second(Case, Last) :- member(E, Case.events), get_dict(discovered, E, D), moment(D, _-Last).
last_second(Case, Last) :- list(Case, sources, Ss), member(S, Ss), get_dict(date, S, D),
    moment(D, _-Last).
last_second(Case, Last) :- list(Case, complete, Rs), member(R, Rs), get_dict(until, R, D),
    moment(D, _-Last).

event_interval(E, Lasting, Interval) :-
    member(Key-Lasting, [at-false, during-true]), get_dict(Key, E, V), each(V, Item),
    ( is_dict(Item), get_dict(value, Item, Value) -> true ; Value = Item ),
    stretch(Value, Interval).

stretch(Value, Interval) :- atom(Value), !, moment(Value, Interval).
stretch(Dict, First-Last) :-
    ( get_dict(from, Dict, F) -> moment(F, First-_) ; First = ninf ),
    ( get_dict(to, Dict, T) -> moment(T, _-Last) ; Last = inf ).

each(Value, Item) :- is_list(Value), !, member(Item, Value).
each(Item, Item).

% "Events that surely begin after as_of do not exist, lasting ones are cut there." One of which
% nothing can be judged counts for nothing.
load_event(N, E, Options) :-
    as_of(AsOf),
    timing(E, Options, AsOf, time(First, Last, Lasting)),
    ( earlier(AsOf, First) -> true
    ; \+ strength(_{}, E, Options, AsOf, _) -> true
    ; earliest(Last, AsOf, Cut),
      strength(_{}, E, Options, AsOf, Strength),
      assertz(event(E.id, N, Strength)),
      assertz(event_time(E.id, time(First, Cut, Lasting))),
      ( get_dict(discovered, E, D) -> moment(D, DI), assertz(event_discovered(E.id, DI)) ; true ),
      ( get_dict(effective, E, F) -> moment(F, FI), assertz(event_effective(E.id, FI)) ; true ),
      forall(( role(Role), get_dict(Role, E, V), each(V, Item) ),
             load_claim(Role, E, Item, Options, AsOf)) ).

role(kind). role(by). role(against). role(to). role(territory). role(with). role(affecting).
role(causing). role(using). role(purpose). role(giving). role(covering). role(through). role(about).

% "Where sources differ on a date, the event is vague over all that they say; without a date it was
% at any time of the record."
timing(E, Options, AsOf, time(First, Last, Lasting)) :-
    findall(L-I, ( counted_date(E, Options, AsOf, L, I) ), All),
    ( All == [] -> First = ninf, Last = AsOf, Lasting = false
    ; All = [Lasting-_|_],
      findall(F, member(_-(F-_), All), Fs), findall(La, member(_-(_-La), All), Ls),
      foldl(earliest, Fs, inf, First), foldl(latest, Ls, ninf, Last) ).

counted_date(E, Options, AsOf, Lasting, Interval) :-
    member(Key-Lasting, [at-false, during-true]), get_dict(Key, E, V), each(V, Item),
    ( is_dict(Item), get_dict(value, Item, Value) -> true ; Value = Item ),
    ( is_dict(Item) -> Claim = Item ; Claim = _{} ),
    \+ holds(Claim, denied), strength(Claim, E, Options, AsOf, Strength), Strength > 0,
    stretch(Value, Interval).

load_claim(Role, E, Item, Options, AsOf) :-
    claimed_value(Role, Item, Value),
    ( strength(Item, E, Options, AsOf, Strength)
    -> ( is_dict(Item), holds(Item, denied) -> Side = denied ; Side = claimed ),
       voices(Item, E, Options, AsOf, Voices),
       assertz(claim(E.id, Role, Value, c(Side, Strength, Voices)))
    ;  true ).

claimed_value(by, Item, by(State, Basis, Actor)) :- !,
    value(Item, V), state(V, State),
    ( is_dict(Item) -> field(Item, basis, unspecified, Basis), field(Item, actor, '', Actor)
    ; Basis = unspecified, Actor = '' ).
claimed_value(affecting, Item, asset(Kind, Of)) :- !,
    value(Item, Kind),
    ( is_dict(Item), get_dict(of, Item, Code) -> state(Code, Of) ; Of = unsaid ).
claimed_value(Role, Item, State) :-
    memberchk(Role, [against, to, territory, with]), !, value(Item, V), state(V, State).
claimed_value(_, Item, Value) :- value(Item, Value).

value(Item, Value) :- ( is_dict(Item) -> Value = Item.value ; Value = Item ).

% States by their declared names, third States by their codes.
state(unattributed, nobody) :- !.
state(unidentified, nobody) :- !.
state(Code, State) :-
    ( code_state(Code, Name) -> State = Name
    ; row(states, Code, _) -> State = Code
    ; State = Code, ( third_state(Code) -> true ; assertz(third_state(Code)) ) ).

load_complete(R) :-
    ( get_dict(from, R, F) -> moment(F, First-_) ; First = ninf ),
    ( get_dict(until, R, U) -> moment(U, _-Last) ; Last = inf ),
    field(R, confidence, 1, Confidence), list(R, between, Codes),
    maplist(state, Codes, Between),
    assertz(complete(R.kinds, Between, First, Last, Confidence)).

load_answer(A, Options) :-
    as_of(AsOf),
    ( strength(A, _{}, Options, AsOf, Strength)
    -> field(A, about, any, About),
       ( field(A, value, true, true) -> Side = claimed ; Side = denied ),
       voices(A, _{}, Options, AsOf, Voices),
       assertz(answer(A.question, About, c(Side, Strength, Voices)))
    ;  true ).

% --- strength

% "Its own confidence; else the strongest of its sources; else its event's confidence, then sources;
% else 1." Fails for a claim that counts for nothing: nothing can be judged, or "every source is
% dated later".
strength(Item, Event, Options, AsOf, Strength) :-
    own_sources(Item, Own), own_sources(Event, Others),
    ( Own \== [] -> Dated = Own ; Dated = Others ),
    ( Dated \== [] -> member(S, Dated), \+ dated_later(S, AsOf) -> true ; Dated == [] ),
    ( is_dict(Item), get_dict(confidence, Item, C) -> Strength = C
    ; Own \== [] -> strongest(Own, Options, AsOf, Strength)
    ; get_dict(confidence, Event, C) -> Strength = C
    ; Others \== [] -> strongest(Others, Options, AsOf, Strength)
    ; Strength = 1 ).

own_sources(Item, Sources) :- ( is_dict(Item) -> list(Item, sources, Sources) ; Sources = [] ).

dated_later(Id, AsOf) :- source(Id, S), get_dict(date, S, D), moment(D, First-_),
    earlier(AsOf, First).

strongest(Ids, Options, AsOf, Strength) :-
    findall(V, ( member(Id, Ids), \+ dated_later(Id, AsOf), source_strength(Id, Options, V) ), Vs),
    Vs \== [], max_list(Vs, Strength).

source_strength(Id, Options, V) :-
    source(Id, S),
    ( get_dict(confidence, S, C) -> V = C
    ; findall(H, half(S, H), Halves),
      ( Halves \== [] -> min_list(Halves, V)
      ; get_dict(reliability, S, _) -> fail
      ; get_dict(credibility, S, _) -> fail
      ; field(Options, unrated, 0.5, V) ) ).

half(S, V) :- get_dict(reliability, S, R), nth1(I, ['A', 'B', 'C', 'D', 'E'], R),
    nth1(I, [1.0, 0.8, 0.6, 0.4, 0.2], V).
half(S, V) :- get_dict(credibility, S, C), nth1(C, [0.9, 0.7, 0.5, 0.3, 0.1], V).

% Whose voice the sources of a claim are, its own or else its event's: section 6 asks it of denials.
% voices(Own, Given, Voices): whether it has sources of its own, whether its strength was given.
voices(Item, Event, Options, AsOf, voices(Own, Given, Voices)) :-
    own_sources(Item, Mine), own_sources(Event, Others),
    ( Mine == [] -> Own = false, Ids = Others ; Own = true, Ids = Mine ),
    ( is_dict(Item), get_dict(confidence, Item, _) -> Given = true
    ; Own == false, get_dict(confidence, Event, _) -> Given = true
    ; Given = false ),
    findall(Who-V, ( member(Id, Ids), \+ dated_later(Id, AsOf), source(Id, S),
                     ( get_dict(speaks_for, S, Code) -> state(Code, Who) ; Who = none ),
                     ( source_strength(Id, Options, V) -> true ; V = none ) ), Voices).

% --- the value of a fact: fact(Pro, Con, Challenge)

true_fact(fact(1, 0, 0)).
false_fact(fact(0, 1, 1)).
unknown_fact(fact(0, 0, 0)).

strongest_of(Goal, Strength, Max) :- findall(Strength, Goal, All),
    foldl([X, A, B]>>(B is max(X, A)), All, 0, Max).

% Claims for and against one thing are one fact. Default says whose a denial without a source of its
% own is: of `by` the State's `own`, else that of `others`.
weighed(Claims, Default, fact(Pro, Con, Challenge)) :-
    strongest_of(member(c(claimed, S, _), Claims), S, Pro),
    strongest_of(( member(c(denied, S1, V), Claims), refuting(V, Default, S1, C) ), C, Con),
    strongest_of(member(c(denied, S2, _), Claims), S2, Challenge).

% Section 6: "Of a denial's sources, those that speak for the State judged raise challenge only. A
% denial of by without a source of its own counts as the State's own."
refuting(Voices, Default, Strength, Con) :-
    b_getval(judged, Judged), refuting(Voices, Default, Judged, Strength, Con).
refuting(voices(false, _, _), own, _, _, 0) :- !.
refuting(voices(_, _, []), _, _, Strength, Strength) :- !.
refuting(voices(_, _, Voices), _, Judged, _, 0) :- \+ ( member(Who-_, Voices), Who \== Judged ), !.
refuting(voices(_, true, _), _, _, Strength, Strength) :- !.
refuting(voices(_, false, Voices), _, Judged, _, Con) :-
    strongest_of(( member(Who-V, Voices), Who \== Judged, number(V) ), V, Con).

% "The claims about one kind, one target are one fact", denials on its other side.
claimed_fact(Event, Role, Value, F) :- findall(C, claim(Event, Role, Value, C), Cs),
    weighed(Cs, others, F).

% "A denial of a kind answers that kind and all below it."
kind_fact(Event, Role, Kind, F) :-
    findall(C, ( claim(Event, Role, K, C), speaks_of_kind(C, K, Kind) ), Cs),
    weighed(Cs, others, F).
speaks_of_kind(c(claimed, _, _), Kind, Kind).
speaks_of_kind(c(denied, _, _), Denied, Kind) :- is_a(Kind, Denied).
