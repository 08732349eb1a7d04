% Header lines (docs/language.md): from when until when a text binds a State.

% What is asked of a text; the rest is put in where it matters.
asked(Treaty, State, Header, asked{treaty:Treaty, state:State, header:Header, towards:none,
                                   survives:false, from_signature:false, commitment:none}).

% The header lines that speak of a State: those of the instrument and of the reading chosen.
header(Treaty, N, Lines, Term) :-
    row(instruments, Treaty, I), list(I, force, Lines0), list(I, readings, Readings),
    ( number(N), nth0(N, Readings, R) -> true ; R = _{} ),
    list(R, force, More), append(Lines0, More, Lines),
    ( given(R, term, Term) -> true ; field(I, term, none, Term) ).
fixed_term(Asked, Term) :-
    header(Asked.treaty, Asked.header, _, Term), is_dict(Term), Term.form == fixed.

% "A line that names a party goes before one for all."
line(Asked, Form, Line) :-
    header(Asked.treaty, Asked.header, Lines, _),
    ( member(Line, Lines), Line.form == Form, list(Line, states, States),
      memberchk(Asked.state, States) -> true
    ; member(Line, Lines), Line.form == Form, list(Line, states, []) -> true ).

% A date of force "means the first second of that day; known only to the month or year, the first
% second of one of its days".
date_of(Line, Key, First-Last) :-
    given(Line, Key, Date), interval(Date, First-L0),
    ( number(L0) -> Last is L0 - 86399 ; Last = L0 ).

% The moment from which it binds the State; open-ended where the date is unknown, but not before the
% signature.
begins_on(Asked, Moment) :-
    first_line(Asked, Line), !,
    ( date_of(Line, from, Moment) -> true
    ; Line.form == accession, date_of(Line, date, First-_) -> Moment = First-inf
    ; line(Asked, signed, Signed), date_of(Signed, from, First-_) -> Moment = First-inf
    ; Moment = ninf-inf ).
first_line(Asked, Line) :- Asked.from_signature == true, line(Asked, signed, Line).
first_line(Asked, Line) :- member(Form, [accession, 'in-force']), line(Asked, Form, Line).
first_line(Asked, Line) :-
    row(instruments, Asked.treaty, I), I.genre \== treaty, line(Asked, adopted, Line).

% The ends that the header names: a day, or the end of a term that is not renewed.
ends_on(Asked, Moment) :- line(Asked, ended, Line), date_of(Line, from, Moment).
ends_on(Asked, First-Last) :-
    fixed_term(Asked, Term), \+ given(Term, renewal, _), term_begins(Asked, Term, F-L),
    shifted(F, Term.first, 1, First), shifted(L, Term.first, 1, Last).
term_begins(Asked, Term, Moment) :-
    ( Term.from == signature -> line(Asked, signed, Line), date_of(Line, from, Moment)
    ; begins_on(Asked, Moment), \+ Moment = _-inf ).

changes_of(Text, Changes) :-
    ( party_of(ctx{treaty:Text.treaty}, Text.state), \+ only_acceded(Text, Text.state)
    -> findall(C, change(Text, C), Changes) ; Changes = [] ).
only_acceded(Of, State) :-
    \+ addresses_all(Of.treaty), \+ party(Of.treaty, State), \+ organisation(State).

% change(Asked, Change): begins, ends, part (applied provisionally) and pause, with their moments.
change(Asked, begins(S)) :- begins_on(Asked, S).
change(Asked, ends(S)) :- Asked.survives \== true, ends_on(Asked, S).
% "Provisional application without a last day goes on until entry into force."
change(Asked, Change) :-
    line(Asked, provisional, Line), date_of(Line, from, S),
    ( date_of(Line, until, U) -> Change = part(S, U) ; Change = begins(S) ).
change(Asked, pause(S, U)) :-
    header(Asked.treaty, Asked.header, Lines, _), member(Line, Lines), Line.form == suspended,
    list(Line, states, States),
    ( States == [] -> true ; subset([Asked.state, Asked.towards], States) ),
    date_of(Line, from, S), ( date_of(Line, until, U) -> true ; U = inf-inf ).

% The text that is asked about, and those for as long as which it lasts: it ends with each of them.
text_of(Asked, Text) :- texts_of(Asked, [Asked.treaty], Texts), member(Text, Texts).
texts_of(Asked, Seen, [Asked|Texts]) :-
    ( Asked.survives \== true, header(Asked.treaty, Asked.header, _, Term),
      given(Term, parent, Parent), \+ memberchk(Parent, Seen),
      party_of(ctx{treaty:Parent}, Asked.state)
    -> asked(Parent, Asked.state, none, Next), texts_of(Next, [Parent|Seen], Texts)
    ; Texts = [] ).
