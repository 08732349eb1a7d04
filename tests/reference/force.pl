% Scope: "the treaty binds bearer and counterparty at that time, each by its own dates" (sections 3,
% 4 and 7; docs/language.md, "Header lines"). The law at one second is a formula; over a vague time it
% has to be the same at every second to be known, over a lasting one it is enough that it holds for a
% part.

% The header lines that speak of a State: those of the instrument and of the reading chosen.
header(Ctx, Treaty, Lines, Term) :-
    row(instruments, Treaty, I), list(I, force, Lines0), list(I, readings, Readings),
    ( Readings \== [], get_dict(header, Ctx, N), nth0(N, Readings, R) -> true ; Readings = [R|_] -> true ; R = _{} ),
    list(R, force, More), append(Lines0, More, Lines),
    ( given(R, term, Term) -> true ; field(I, term, none, Term) ).

line(Lines, Form, State, Line) :-
    member(L, Lines), L.form == Form, list(L, states, States),
    ( member(N, Lines), N.form == Form, list(N, states, Named), memberchk(State, Named) -> memberchk(State, States)
    ; States == [] ), Line = L.

% A date of force "means the first second of that day; one known only to the month or year, the first
% second of one of its days".
first_second(Interval, First-Last) :- interval(Interval, First-L0), ( number(L0), L0 - First >= 86399 -> Last is L0 - 86399 ; Last = L0 ).

from(Line, First-Last) :- ( given(Line, from, I) -> first_second(I, First-Last) ; First = ninf, Last = inf ).

% start(Ctx, Treaty, State, Interval): the moment from which the text is in force for it.
start(Ctx, Treaty, State, Start) :-
    header(Ctx, Treaty, Lines, _), row(instruments, Treaty, I),
    ( line(Lines, accession, State, L) -> from(L, Start)
    ; line(Lines, 'in-force', State, L)
    -> from(L, S0), ( given(L, from, _) -> Start = S0 ; signed(Lines, State, Signed-_) -> Start = Signed-inf ; Start = S0 )
    ; I.genre \== treaty, member(A, Lines), A.form == adopted -> from(A, Start)
    ; fail ).

signed(Lines, State, Interval) :- ( line(Lines, signed, State, L) ; member(L, Lines), L.form == adopted ), from(L, Interval), !.

% The changes of what is in force for a State: change(Interval, Kind).
change(Ctx, Treaty, State, begins(S)) :- start(Ctx, Treaty, State, S).
change(Ctx, Treaty, State, begins(S)) :- get_dict(from_signature, Ctx, true), header(Ctx, Treaty, Lines, _), signed(Lines, State, S).
change(Ctx, Treaty, State, part(S, U)) :-
    header(Ctx, Treaty, Lines, _), line(Lines, provisional, State, L), from(L, S), ( given(L, until, X) -> first_second(X, U) ; U = inf-inf ).
change(Ctx, Treaty, State, ends(S)) :- \+ get_dict(survives, Ctx, true), ends_at(Ctx, Treaty, State, S).
change(Ctx, Treaty, State, pause(S, U, States)) :-
    header(Ctx, Treaty, Lines, _), member(L, Lines), L.form == suspended, list(L, states, States),
    ( States == [] -> true ; memberchk(State, States) ), from(L, S), ( given(L, until, X) -> first_second(X, U) ; U = inf-inf ).

ends_at(Ctx, Treaty, State, S) :- header(Ctx, Treaty, Lines, _), line(Lines, ended, State, L), from(L, S).
ends_at(Ctx, Treaty, State, S) :- header(Ctx, Treaty, _, Term), Term \== none, term_end(Term, Ctx, Treaty, State, S).

term_end(Term, Ctx, Treaty, State, First-Last) :-
    Term.form == fixed, \+ given(Term, renewal, _),
    ( Term.from == signature -> header(Ctx, Treaty, Lines, _), signed(Lines, State, F-L) ; entry(Ctx, Treaty, F-L) ),
    shifted(F, Term.first, 1, First), shifted(L, Term.first, 1, Last).
term_end(Term, Ctx, _, State, S) :- Term.form == 'as-long-as', ends_at(Ctx, Term.parent, State, S).

% Entry into force of the instrument itself: its first date.
entry(Ctx, Treaty, First-Last) :-
    header(Ctx, Treaty, Lines, _), findall(F-L, ( member(X, Lines), X.form == 'in-force', from(X, F-L) ), All),
    All = [A|_], foldl([F-L, F0-L0, F1-L1]>>( earliest(F, F0, F1), earliest(L, L0, L1) ), All, A, First-Last).

% in_force(Treaty, State, Other, Time, Ctx, Formula)
in_force(Treaty, State, Other, Time0, Ctx, Formula) :-
    ( get_dict(law_as_of, Ctx, T) -> Time = time(T, T, false) ; Time = Time0 ),
    Time = time(First, Last, Lasting),
    findall(C, change(Ctx, Treaty, State, C), Changes),
    findall(X, exercise(Ctx, Treaty, State, Other, X), Exercises),
    points(Changes, Exercises, First, Last, Points),
    findall(F, ( member(P, Points), at_second(P, Changes, Exercises, Other, F) ), Fs0),
    sort(Fs0, Fs),
    ( Fs = [Formula] -> true ; Lasting == true -> Formula = or(Fs) ; Formula = vague(Fs) ).

points(Changes, Exercises, First, Last, Points) :-
    findall(P, ( ( member(C, Changes) ; member(x(_, C, _), Exercises) ; member(x(_, _, and([_|Rs])), Exercises), member(resumption(At, _, _), Rs), C = begins(At) ), C =.. [_|Args], member(A-B, Args), member(P, [A, B]),
                 ( P == inf ; P == ninf -> fail ; true ), earlier(First, P), no_later(P, Last) ), Ps),
    sort([First|Ps], Points).

at_second(P, Changes, Exercises, Other, and([Begun, Running|Marks])) :-
    findall(F, ( member(begins(S), Changes), reached(P, S, F) ), Bs),
    findall(and([F, N]), ( member(part(S, U), Changes), reached(P, S, F), reached(P, U, G), negation(G, N) ), Parts),
    findall(F, ( member(x(accession, begins(S), X), Exercises), reached(P, S, G), F = and([X, G]) ), As),
    append([Bs, Parts, As], All), ( All == [] -> false_fact(F0), Begun = or([F0]) ; Begun = or(All) ),
    findall(N, ( member(ends(S), Changes), reached(P, S, F), negation(F, N) ), Es),
    findall(N, ( member(pause(S, U, States), Changes), ( States == [] -> true ; memberchk(Other, States) ),
                 reached(P, S, F), reached(P, U, G), negation(G, NG), negation(and([F, NG]), N) ), Ss),
    append(Es, Ss, Rs), Running = and(Rs),
    findall(N, ( member(x(end, ends(S), X), Exercises), reached(P, S, G), still(X, P, Y), negation(and([Y, G]), N) ), Marks).

% A suspension holds as long as nothing has resumed what it paused.
still(and([F|Rs]), P, and([F|Ns])) :-
    Rs = [resumption(_, _, _)|_], !,
    findall(N, ( member(resumption(At, From, G), Rs), reached(P, At, R), At = A1-_, From = F1-_, no_later(F1, A1), negation(and([R, G]), N) ), Ns).
still(F, _, F).

% Whether the second P has reached the start of something.
reached(P, First-Last, F) :- compare_times(no_later(Last, P), earlier(P, First), F).

