% A case file as claims, each with its strength (the case format).

:- dynamic claim/4, event/3, event_time/2, event_dated/3, complete/5, answer/3, as_of/1, source/2,
           third_state/1.

load_case(Case) :-
    forget_all([claim/4, event/3, event_time/2, event_dated/3, complete/5, answer/3, as_of/1,
                source/2, third_state/1]),
    forall(( list(Case, sources, Sources), member(S, Sources) ), assertz(source(S.id, S))),
    forall(( source(_, S), given(S, speaks_for, Code) ), state(Code, _)),
    record_ends(Case, AsOf), assertz(as_of(AsOf)),
    findall(Id-event(N, E), ( nth0(N, Case.events, E), Id = E.id ), Rows), keysort(Rows, Sorted),
    forall(member(_-event(N, E), Sorted), load_event(N, E)),
    forall(( list(Case, complete, Rs), member(R, Rs) ), load_complete(R)),
    forall(( list(Case, answers, As), member(A, As) ), load_answer(A)).

% "as_of is the record … Without it, it is the latest last second among events, discoveries, sources
% and complete.until", else the end of the calendar.
record_ends(Case, AsOf) :-
    ( option(as_of, T) -> true ; given(Case, as_of, T) ), !, moment(T, _-AsOf).
record_ends(Case, AsOf) :-
    findall(Last, ( last_second(Case, Last), number(Last) ), All),
    ( max_list(All, AsOf) -> true ; AsOf = 253402300799 ).
last_second(Case, Last) :- member(E, Case.events), date_said(E, _, _, _-Last).
last_second(Case, Last) :-
    member(Table-Key, [events-discovered, sources-date, complete-until]), list(Case, Table, Rows),
    member(Row, Rows), given(Row, Key, Text), moment(Text, _-Last).

% What is said of an event under a key, each as a claim with its `value`.
said(Row, Key, Claim) :-
    given(Row, Key, V), ( is_list(V) -> member(Item, V) ; Item = V ),
    ( given(Item, value, _) -> Claim = Item
    ; is_dict(Item) -> Claim = Item.put(value, Item)
    ; Claim = _{value:Item} ).

date_said(E, Lasting, Claim, Interval) :-
    member(Key-Lasting, [at-false, during-true]), said(E, Key, Claim),
    stretch(Claim.value, Interval).
stretch(Value, Interval) :- atom(Value), !, moment(Value, Interval).
stretch(Dict, First-Last) :-
    ( given(Dict, from, F) -> moment(F, First-_) ; First = ninf ),
    ( given(Dict, to, T) -> moment(T, _-Last) ; Last = inf ).

% "Events that surely begin after it do not exist, lasting ones are cut there." One of which nothing
% can be judged counts for nothing.
load_event(N, E) :-
    as_of(AsOf), timing(E, AsOf, time(First, Last, Lasting)),
    ( \+ earlier(AsOf, First), strength(_{}, E, Strength)
    -> earliest(Last, AsOf, Cut), Id = E.id, assertz(event(Id, N, Strength)),
       assertz(event_time(Id, time(First, Cut, Lasting))),
       forall(( member(Key, [discovered, effective]), given(E, Key, Text), moment(Text, Moment) ),
              assertz(event_dated(Id, Key, Moment))),
       forall(( role(Role), said(E, Role, Claim), claimed_value(Role, Claim, Value),
                weight(Claim, E, C) ), assertz(claim(Id, Role, Value, C)))
    ; true ).

role(kind). role(by). role(against). role(to). role(territory). role(with). role(affecting).
role(causing). role(using). role(purpose). role(giving). role(covering). role(through). role(about).

% "Where sources differ on a date, the event is vague over all that they say; without a date it was
% at any time of the record."
timing(E, AsOf, time(First, Last, Lasting)) :-
    findall(L-I, ( date_said(E, L, Claim, I), \+ holds(Claim, denied), strength(Claim, E, Strength),
                   Strength > 0 ), All),
    ( All = [Lasting-_|_]
    -> findall(F, member(_-(F-_), All), Fs), findall(La, member(_-(_-La), All), Ls),
       foldl(earliest, Fs, inf, First), foldl(latest, Ls, ninf, Last)
    ; First = ninf, Last = AsOf, Lasting = false ).

% c(Side, Strength, Voices): which way a claim speaks, how strongly, for whom.
weight(Claim, Event, c(Side, Strength, Voices)) :-
    strength(Claim, Event, Strength), voices(Claim, Event, Voices),
    ( holds(Claim, denied) -> Side = denied ; Side = claimed ).

claimed_value(by, Claim, by(State, Basis, Actor)) :- !, state(Claim.value, State),
    field(Claim, basis, unspecified, Basis), field(Claim, actor, '', Actor).
claimed_value(affecting, Claim, asset(Claim.value, Of)) :- !,
    ( given(Claim, of, Code) -> state(Code, Of) ; Of = unsaid ).
claimed_value(Role, Claim, State) :- memberchk(Role, [against, to, territory, with]), !,
    state(Claim.value, State).
claimed_value(_, Claim, Claim.value).

% States by their declared names, third States by their codes.
state(unattributed, nobody) :- !.
state(unidentified, nobody) :- !.
state(Code, State) :-
    ( state_code(Name, Code) -> State = Name
    ; State = Code, ( row(states, Code, _) -> true ; third_state(Code) -> true
                    ; assertz(third_state(Code)) ) ).

load_complete(R) :-
    ( given(R, from, F) -> moment(F, First-_) ; First = ninf ),
    ( given(R, until, U) -> moment(U, _-Last) ; Last = inf ),
    field(R, confidence, 1, Confidence), list(R, between, Codes), maplist(state, Codes, Between),
    assertz(complete(R.kinds, Between, First, Last, Confidence)).

load_answer(A) :-
    ( field(A, value, true, true) -> Claim = A ; Claim = A.put(denied, true) ),
    ( weight(Claim, _{}, C) -> field(A, about, any, About), assertz(answer(A.question, About, C))
    ; true ).
