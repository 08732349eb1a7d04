% Scope: "the treaty binds bearer and counterparty at that time, each by its own dates" (sections 3,
% 4 and 7; docs/language.md, "Header lines"). The law at one second is a formula; over a vague time
% it has to be the same at every second to be known, over a lasting one it is enough that it holds
% for a part.

:- dynamic law_as_of/1.

% "--law-as-of is the law; it defaults to the time of the event judged."
law_time(Time, Law) :- ( law_as_of(T) -> Law = time(T, T, false) ; Law = Time ).

% The header lines that speak of a State: those of the instrument and of the reading chosen.
header(Treaty, N, Lines, Term) :-
    row(instruments, Treaty, I), list(I, force, Lines0), list(I, readings, Readings),
    ( number(N), nth0(N, Readings, R) -> true ; R = _{} ),
    list(R, force, More), append(Lines0, More, Lines),
    ( given(R, term, Term) -> true ; field(I, term, none, Term) ).

% "A line that names a party goes before one for all."
line(Lines, Form, State, Line) :-
    ( member(L, Lines), L.form == Form, list(L, states, Named), memberchk(State, Named) -> Line = L
    ; member(L, Lines), L.form == Form, list(L, states, []) -> Line = L ).

% A date of force "means the first second of that day; one known only to the month or year, the
% first second of one of its days".
first_second(Date, First-Last) :-
    interval(Date, First-L0), ( number(L0) -> Last is L0 - 86399 ; Last = L0 ).
date_of(Line, Key, Moment) :- given(Line, Key, Date), first_second(Date, Moment).

% What is asked of a text: asked{treaty, state, towards, header, survives, from_signature}.
% begins_on: the moment from which it binds the State; open-ended where the date is unknown, but not
% before the signature.
begins_on(Asked, Moment) :-
    header(Asked.treaty, Asked.header, Lines, _), first_line(Asked, Lines, Line),
    ( date_of(Line, from, Moment) -> true
    ; Line.form == accession, date_of(Line, date, First-_) -> Moment = First-inf
    ; line(Lines, signed, Asked.state, Signed), date_of(Signed, from, First-_) -> Moment = First-inf
    ; Moment = ninf-inf ).
first_line(Asked, Lines, Line) :- Asked.from_signature == true,
    line(Lines, signed, Asked.state, Line), !.
first_line(Asked, Lines, Line) :- member(F, [accession, 'in-force']),
    line(Lines, F, Asked.state, Line), !.
first_line(Asked, Lines, Line) :-
    row(instruments, Asked.treaty, I), I.genre \== treaty, line(Lines, adopted, Asked.state, Line).

% The ends that the header names: a day, or the end of a term that is not renewed.
ends_on(Asked, Moment) :-
    header(Asked.treaty, Asked.header, Lines, _), line(Lines, ended, Asked.state, L),
    date_of(L, from, Moment).
ends_on(Asked, First-Last) :-
    header(Asked.treaty, Asked.header, _, Term), Term \== none, Term.form == fixed,
    \+ given(Term, renewal, _),
    term_begins(Asked, Term, F-L), shifted(F, Term.first, 1, First),
    shifted(L, Term.first, 1, Last).
term_begins(Asked, Term, Moment) :-
    ( Term.from == signature
    -> header(Asked.treaty, Asked.header, Lines, _), line(Lines, signed, Asked.state, L),
    date_of(L, from, Moment)
    ;  begins_on(Asked, Moment), \+ Moment = _-inf ).

% change(Asked, Change): begins, ends, part (applied provisionally) and pause, with their moments.
change(Asked, begins(S)) :- begins_on(Asked, S).
change(Asked, ends(S)) :- Asked.survives \== true, ends_on(Asked, S).
% "Applied provisionally … until its entry into force": from then on the one or the other holds.
change(Asked, Change) :-
    header(Asked.treaty, Asked.header, Lines, _), line(Lines, provisional, Asked.state, L),
    date_of(L, from, S), ( date_of(L, until, U) -> Change = part(S, U) ; Change = begins(S) ).
change(Asked, pause(S, U)) :-
    header(Asked.treaty, Asked.header, Lines, _), member(L, Lines), L.form == suspended,
    list(L, states, States),
    ( States == [] -> true ; memberchk(Asked.state, States), memberchk(Asked.towards, States) ),
    date_of(L, from, S), ( date_of(L, until, U) -> true ; U = inf-inf ).

% scope_of(Ctx, State, Other, Time, Formula): the commitment judged binds State in its dealings with
% Other.
scope_of(Ctx, State, Other, Time, F) :-
    row(commitments, Ctx.commitment, Row),
    field(Row, survives_termination, false, S), field(Row, applies_from_signature, false, G),
    Asked = asked{treaty:Ctx.treaty, state:State, towards:Other, header:Ctx.header, survives:S,
                  from_signature:G,
                  commitment:Row.name},
    bound_at(Asked, Time, Ctx, F).

in_force(Treaty, State, Other, Time, Ctx, F) :-
    bound_at(asked{treaty:Treaty, state:State, towards:Other, header:none, survives:false,
                   from_signature:false,
                   commitment:none}, Time, Ctx, F).

bound_at(Asked, Time0, Ctx, Formula) :-
    law_time(Time0, Time), Time = time(First, Last, Lasting),
    findall(changed(Changes, Exercises),
            ( text_of(Asked, Text), changes_of(Text, Time0, Ctx, Changes, Exercises) ), Texts),
    turning_points(Texts, First, Last, Points),
    findall(and(Fs), ( member(P, Points),
                       findall(F, ( member(changed(C, X), Texts), at_second(P, C, X, F) ), Fs) ),
            All0),
    sort(All0, All),
    ( All = [Formula] -> true ; Lasting == true -> Formula = or(All) ; Formula = vague(All) ).

changes_of(Text, Time, Ctx, Changes, Exercises) :-
    ( party_of(ctx{treaty:Text.treaty}, Text.state), \+ only_acceded(Text, Text.state) ->
      findall(C, change(Text, C), Changes) ; Changes = [] ),
    findall(X, exercise_on(Text, Time, Ctx, X), Exercises).

% The text that is asked about, and those for as long as which it lasts: it ends with each of them.
text_of(Asked, Text) :- texts_of(Asked, [Asked.treaty], Texts), member(Text, Texts).
texts_of(Asked, Seen, [Asked|Texts]) :-
    ( Asked.survives \== true, header(Asked.treaty, Asked.header, _, Term), Term \== none,
      given(Term, parent, Parent), \+ memberchk(Parent, Seen),
      party_of(ctx{treaty:Parent}, Asked.state)
    -> texts_of(asked{treaty:Parent, state:Asked.state, towards:none, header:none, survives:false,
                      from_signature:false, commitment:none}, [Parent|Seen], Texts)
    ;  Texts = [] ).
only_acceded(Of, State) :-
    \+ addresses_all(Of.treaty), \+ party(Of.treaty, State), \+ organisation(State).

% The seconds at which something changes.
turning_points(Texts, First, Last, Points) :-
    findall(P, ( sub_term(A-B, Texts), moment_bound(A), moment_bound(B),
                 member(P, [A, B]), number(P),
                 earlier(First, P), no_later(P, Last) ), Ps),
    sort([First|Ps], Points).
moment_bound(X) :- ( number(X) ; X == inf ; X == ninf ), !.

% What the header ends does not end for a State that accedes anew.
at_second(P, Changes, Exercises, and([or([and([or(Begun)|Kept])|Acceded])|Left])) :-
    findall(F, ( member(begins(S), Changes), reached(P, S, F)
               ; member(part(S, U), Changes), reached(P, S, F1), reached(P, U, F2), negation(F2, N),
               F = and([F1, N]) ), All),
    ( All == [] -> false_fact(F0), Begun = [F0] ; Begun = All ),
    findall(F, ( member(ends(S), Changes), reached(P, S, G), negation(G, F)
               ; member(pause(S, U), Changes), reached(P, S, G), reached(P, U, H), negation(G, NG),
               F = or([NG, H]) ), Kept),
    findall(and([X, G]), ( member(accession(S, X), Exercises), reached(P, S, G) ), Acceded),
    findall(F, ( member(end(S, X, Resumed), Exercises), reached(P, S, G), negation(X, NX),
               negation(G, NG),
                 findall(and([Y, R, Later]), ( member(resumed(At, Y), Resumed), reached(P, At, R),
                                               not_before(At, S, Later) ), Ys),
                 F = or([NX, NG|Ys]) ), Left).

% Whether the second P has reached the start of something.
reached(P, First-Last, F) :- compare_times(no_later(Last, P), earlier(P, First), F).
not_before(F1-L1, F2-L2, F) :- compare_times(no_later(L2, F1), earlier(L1, F2), F).

% "An amended article stands from its day on, the one it replaces until then": the seconds of a time
% at which the article is the law; `both` where it is vague.
stood(Article, Time0, Whether) :-
    row(articles, Article, A), law_time(Time0, Time),
    ( date_of(A, since, S) -> true ; S = ninf-ninf ),
    ( date_of(A, until, U) -> true ; U = inf-inf ),
    Time = time(First, Last, Lasting), turning_points([part(S, U)], First, Last, Points),
    findall(F, ( member(P, Points), reached(P, S, F1), reached(P, U, F2), negation(F2, N),
                 both(F1, N, F) ), Fs0), sort(Fs0, Fs),
    ( Fs = [fact(1, 0, 0)] -> Whether = yes ; Fs = [fact(0, 1, 1)] -> Whether = no
    ; Lasting == true, memberchk(fact(1, 0, 0), Fs) -> Whether = yes ; Whether = open ).
