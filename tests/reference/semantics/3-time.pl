% Section 3, "Time". Instants are seconds; an interval is First-Last, either side `inf` or `ninf`
% where it is open. A vague time lies somewhere within its interval, a lasting one fills it.

% "A bare date is the whole day"; a month or a year likewise the whole of it.
moment(Text, First-Last) :-
    atom_length(Text, Length),
    ( Length > 10 -> instant(Text, First), Last = First
    ; atomic_list_concat(Parts, -, Text), maplist(atom_number, Parts, Numbers),
      whole(Numbers, First, Next), Last is Next - 1 ).
instant(Text, Instant) :- parse_time(Text, iso_8601, Stamp), Instant is floor(Stamp).

whole([Y], First, Next) :- day(Y, 1, 1, First), Y1 is Y + 1, day(Y1, 1, 1, Next).
whole([Y, M], First, Next) :- day(Y, M, 1, First), next_month(Y, M, Y1, M1), day(Y1, M1, 1, Next).
whole([Y, M, D], First, Next) :- day(Y, M, D, First), Next is First + 86400.
next_month(Y, M, Y1, M1) :- Y1 is Y + M div 12, M1 is M mod 12 + 1.
day(Y, M, D, Instant) :-
    date_time_stamp(date(Y, M, D, 0, 0, 0, 0, -, -), Stamp), Instant is floor(Stamp).

interval(Dict, First-Last) :-
    ( given(Dict, first, F) -> instant(F, First) ; First = ninf ),
    ( given(Dict, last, L) -> instant(L, Last) ; Last = inf ).

earlier(A, B) :- A \== B, ( A == ninf -> true ; B == inf -> true ; number(A), number(B), A < B ).
no_later(A, B) :- \+ earlier(B, A).
earliest(A, B, E) :- ( earlier(A, B) -> E = A ; E = B ).
latest(A, B, L) :- ( earlier(A, B) -> L = B ; L = A ).

% "Months and years are calendar ones, clamped to the month's last day"; days and weeks of 24 hours
% in universal time; hours and minutes are seconds.
shifted(Instant, _, _, Instant) :- \+ number(Instant), !.
shifted(Instant, Duration, Sign, Result) :-
    Count is Sign * Duration.count, shift(Duration.unit, Instant, Count, Result).

shift(minute, I, N, R) :- R is I + 60 * N.
shift(hour, I, N, R) :- R is I + 3600 * N.
shift(day, I, N, R) :- R is I + 86400 * N.
shift(week, I, N, R) :- R is I + 7 * 86400 * N.
shift(year, I, N, R) :- M is 12 * N, shift(month, I, M, R).
shift(month, I, N, R) :-
    Second is I mod 86400, Day0 is I - Second,
    stamp_date_time(Day0, date(Y, M, D, _, _, _, _, _, _), 0),
    Months is Y * 12 + M - 1 + N, Y1 is Months div 12, M1 is Months mod 12 + 1,
    whole([Y1, M1], First, Next),
    R is min(First + (D - 1) * 86400, Next - 86400) + Second.

% "The day of the trigger does not count, the last day counts to its end; … hours count from the
% instant."
deadline_after(Instant, Duration, Due) :-
    shifted(Instant, Duration, 1, Moved),
    ( number(Moved), \+ memberchk(Duration.unit, [hour, minute])
    -> Due is Moved - Moved mod 86400 + 86399 ; Due = Moved ).

% "A comparison between vague times is established if it holds for every choice, refuted if for
% none, unknown otherwise."
compare_times(Always, Never, Fact) :-
    ( call(Always) -> true_fact(Fact) ; call(Never) -> false_fact(Fact) ; unknown_fact(Fact) ).

% time(First, Last, Lasting): when an event was. One that lasts begins at First and ends at Last.
begins(time(F, L, Lasting), F-E) :- ( Lasting == true -> E = F ; E = L ).
ends(time(F, L, Lasting), B-L) :- ( Lasting == true -> B = L ; B = F ).

% A began before B began.
before(A, B, Fact) :-
    begins(A, F1-L1), begins(B, F2-L2), compare_times(earlier(L1, F2), no_later(L2, F1), Fact).

% Some part of A fell within B.
during(A, B, Fact) :-
    begins(A, F1-L1), ends(A, F2-L2), begins(B, F3-L3), ends(B, F4-L4),
    compare_times(no_later(L3, F2), earlier(L2, F3), G),
    compare_times(no_later(L1, F4), earlier(L4, F1), H), both(G, H, Fact).

% Two comparisons that both have to hold.
both(G, H, Fact) :- fold(and([G, H]), 1, 1, o(_, Fact)).

% What the record dates: "from no date nothing is presumed".
dated(time(First, _, _)) :- First \== ninf.

% "--law-as-of is the law: which text, which parties; it defaults to the time of the event judged."
:- dynamic law_as_of/1.
law_time(Time, Law) :- ( law_as_of(T) -> Law = time(T, T, false) ; Law = Time ).
