% The rulebook as facts: what `casus rules export` writes (docs/rulebook-format.md), kept as it is.

:- dynamic row/3, state_code/2, organisation/1, party/2, addresses_all/1, parent/2, group/2,
           conducted/1, power/3.

load_rulebook(Path) :-
    setup_call_cleanup(open(Path, read, In, [encoding(utf8)]), json_read_dict(In, Text), close(In)),
    atoms(Text, Book),
    ( Book.format == 'casus-rulebook/1' -> true ; throw(no_rulebook(Path)) ),
    abolish_all_tables,
    forget_all([row/3, state_code/2, organisation/1, party/2, addresses_all/1, parent/2, group/2,
                conducted/1, power/3]),
    forall(( member(Table, [articles, commitments, defences, basis_rules, terms, powers]),
             list(Book, Table, Rows), nth0(I, Rows, Row) ), assertz(row(Table, I, Row))),
    forall(( member(Table, [instruments, questions, states]), list(Book, Table, Rows),
             member(Row, Rows) ), assertz(row(Table, Row.name, Row))),
    forall(row(states, Name, State),
           ( given(State, code, Code) -> assertz(state_code(Name, Code))
           ; assertz(organisation(Name)) )),
    forall(( row(instruments, Treaty, I), list(I, parties, Parties), member(Party, Parties) ),
           assertz(party(Treaty, Party))),
    forall(( row(instruments, Treaty, I), holds(I, addresses_every_state) ),
           assertz(addresses_all(Treaty))),
    forall(row(powers, N, P), assertz(power(P.instrument, N, P))),
    forall(member(Kind, Book.kinds), load_kind(Kind)).

load_kind(Kind) :-
    assertz(group(Kind.name, Kind.group)),
    ( Kind.group == conduct, Kind.verb == conduct -> assertz(conducted(Kind.name)) ; true ),
    ( given(Kind, parent, Parent) -> assertz(parent(Kind.name, Parent)) ; true ).

forget_all(Predicates) :-
    forall(member(Name/Arity, Predicates), ( functor(Head, Name, Arity), retractall(Head) )).

% Texts as atoms, so that they can be compared by unification.
atoms(Value, Atom) :- string(Value), !, atom_string(Atom, Value).
atoms(Value, Atoms) :- is_list(Value), !, maplist(atoms, Value, Atoms).
atoms(Value, Dict) :- is_dict(Value), !, dict_pairs(Value, _, Pairs),
    maplist([K-V, K-A]>>atoms(V, A), Pairs, New), dict_pairs(Dict, d, New).
atoms(Value, Value).

% A field of a row, or what its absence means.
given(Row, Key, Value) :- is_dict(Row), get_dict(Key, Row, Value).
field(Row, Key, Default, Value) :- ( given(Row, Key, V) -> Value = V ; Value = Default ).
list(Row, Key, Value) :- field(Row, Key, [], Value).
holds(Row, Key) :- given(Row, Key, true).

% A kind and what is below it.
is_a(Kind, Kind).
is_a(Kind, Ancestor) :- parent(Kind, Parent), is_a(Parent, Ancestor).
