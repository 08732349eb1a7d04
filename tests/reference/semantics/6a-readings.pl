% Section 6a, "How sure we are of the rule itself".

% "A commitment whose content is inferred or assumed turns a breach into a potential breach."
softened(inferred).
softened(assumed).

% "Where a text is open to two readings, each is judged": of the header, of the sentence, of terms.
:- table readings_of/2.
readings_of(C, Readings) :-
    row(commitments, C, Row), row(instruments, Row.instrument, I),
    list(I, readings, Hs), choices(Hs, Headers), choices(Row.sentences, Sentences),
    findall(T, uses_term(Row, I, T), Ts0), list_to_set(Ts0, Ts),
    findall(Ctx, ( member(H, Headers), member(S, Sentences), maplist(term_choice, Ts, Terms),
                   context(C, H, S, Terms, Ctx) ), Readings).
first_reading(C, Ctx) :- context(C, none, 0, [], Ctx).

choices(Rows, Choices) :-
    findall(N, nth0(N, Rows, _), Ns), ( Ns == [] -> Choices = [0] ; Choices = Ns ).
term_choice(T, T-N) :- row(terms, T, Row), nth0(N, Row.readings, _).

context(C, H, S, Terms, Ctx) :-
    row(commitments, C, Row), list(Row, variables, Vars), nth0(S, Row.sentences, Sentence),
    Ctx = ctx{treaty:Row.instrument, commitment:C, terms:Terms, sentence:Sentence, number:S,
              header:H, variables:Vars, side:alleged}.

% The terms with several readings that a commitment uses, directly or by the terms that it uses.
uses_term(Row, I, T) :-
    list(I, admitted_defences, Ds), findall(D, ( member(N, Ds), defence_text(N, D) ), Shared),
    list(Row, where, Where), list(Row, unless, Unless),
    mentioned(t(Row.sentences, Where, Unless, Shared), [], T).
defence_text(N, Where-Except) :-
    row(defences, N, D), list(D, where, Where), list(D, except_if, Except).
mentioned(Data, Seen, T) :-
    sub_term(X, Data), is_dict(X),
    ( given(X, term, N), number(N), \+ memberchk(N, Seen), row(terms, N, Row),
      ( Row.readings = [_, _|_], T = N ; mentioned(Row.readings, [N|Seen], T) )
    ; given(X, is, 'defence-applies'), defence_text(X.defence, D), mentioned(D, Seen, T) ).

% Under a reading that has no word for what happened, the way that another reading of the same
% sentence sees is tried, and its conduct refuted: "Readings under which a sentence names no bearer
% are tried for the bearer all the same".
tried(Ctx, Found, Key, Way) :-
    Key = k(Who, _, _),
    ( fitting(Ctx, Found, Key, Os), Os \== [] -> true
    ; member(Other-_, Found), Other.number == Ctx.number, fitting(Other, Found, Key, Os),
      Os \== [] -> true ),
    member(O, Os), way(Ctx, O, Who, Way).
fitting(Ctx, Found, k(Who, Other, Events), Fit) :-
    member(Ctx-Os, Found), !,
    findall(O, ( member(O, Os), O.counterparty == Other, O.events == Events,
                 ( Who == nobody -> true ; memberchk(Who, O.eligible) ) ), Fit).
