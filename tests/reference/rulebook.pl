% The rulebook as facts: what `casus rules export` writes (docs/rulebook-format.md), kept as it is.

:- dynamic row/3, state_code/2, code_state/2, parent/2, group/2, conducted/1.

load_rulebook(Path) :-
    setup_call_cleanup(open(Path, read, In, [encoding(utf8)]),
                       json_read_dict(In, Text), close(In)),
    atoms(Text, Book),
    ( Book.format == 'casus-rulebook/1' -> true ; throw(no_rulebook(Path)) ),
    retractall(row(_, _, _)), retractall(state_code(_, _)), retractall(code_state(_, _)),
    retractall(parent(_, _)), retractall(group(_, _)), retractall(conducted(_)),
    forall(member(Table, [articles, commitments, defences, basis_rules, terms, powers]),
           ( get_dict(Table, Book, Rows),
             forall(nth0(I, Rows, Row), assertz(row(Table, I, Row))) )),
    forall(member(Table, [instruments, questions, states]),
           ( get_dict(Table, Book, Rows),
             forall(member(Row, Rows), assertz(row(Table, Row.name, Row))) )),
    forall(member(Kind, Book.kinds), load_kind(Kind)),
    forall(member(State, Book.states), load_state(State)).

% Texts as atoms, so that they can be compared by unification.
atoms(Value, Atom) :- string(Value), !, atom_string(Atom, Value).
atoms(Value, Atoms) :- is_list(Value), !, maplist(atoms, Value, Atoms).
atoms(Value, Dict) :- is_dict(Value), !, dict_pairs(Value, _, Pairs),
    maplist([K-V, K-A]>>atoms(V, A), Pairs, New), dict_pairs(Dict, d, New).
atoms(Value, Value).

load_kind(Kind) :-
    assertz(group(Kind.name, Kind.group)),
    ( Kind.group == conduct, Kind.verb == conduct -> assertz(conducted(Kind.name)) ; true ),
    ( get_dict(parent, Kind, Parent) -> assertz(parent(Kind.name, Parent)) ; true ).

load_state(State) :-
    ( get_dict(code, State, Code)
    -> assertz(state_code(State.name, Code)), assertz(code_state(Code, State.name))
    ;  true ).

% A field of a row, or what its absence means.
field(Row, Key, Default, Value) :- ( get_dict(Key, Row, V) -> Value = V ; Value = Default ).
list(Row, Key, Value) :- field(Row, Key, [], Value).
given(Row, Key, Value) :- get_dict(Key, Row, Value).
holds(Row, Key) :- get_dict(Key, Row, true).

% A kind and what is below it.
is_a(Kind, Kind).
is_a(Kind, Ancestor) :- parent(Kind, Parent), is_a(Parent, Ancestor).

organisation(Name) :- row(states, Name, _), \+ state_code(Name, _).

party(Treaty, State) :-
    row(instruments, Treaty, I), list(I, parties, Parties),
    ( var(State) -> member(State, Parties) ; memberchk(State, Parties) ).
addresses_all(Treaty) :- row(instruments, Treaty, I), holds(I, addresses_every_state).
