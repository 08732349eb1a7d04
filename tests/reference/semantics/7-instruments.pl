% Section 7, "Several instruments at once": scope at one second and over a time, versions,
% reservations, special rules, rank.

% scope_of(Ctx, State, Other, Time, Formula): the commitment judged binds State in its dealings with
% Other.
scope_of(Ctx, State, Other, Time, F) :-
    row(commitments, Ctx.commitment, Row),
    field(Row, survives_termination, false, S), field(Row, applies_from_signature, false, G),
    asked(Ctx.treaty, State, Ctx.header, Asked),
    bound_at(Asked.put(_{towards:Other, survives:S, from_signature:G, commitment:Row.name}), Time,
             Ctx, F).
in_force(Treaty, State, Other, Time, Ctx, F) :-
    asked(Treaty, State, none, Asked), bound_at(Asked.put(towards, Other), Time, Ctx, F).

% "Scope is asked at every second at which a date of force or a notice may change it: of a lasting
% act one second is enough, a vague one is known where it is the same at all of them."
bound_at(Asked, Time0, Ctx, Formula) :-
    law_time(Time0, Time),
    findall(changed(Changes, Exercises),
            ( text_of(Asked, Text), changes_of(Text, Changes),
              findall(X, exercise_on(Text, Time0, Ctx, X), Exercises) ), Texts),
    turning_points(Texts, Time, Points),
    findall(and(Fs), ( member(P, Points),
                       findall(F, ( member(T, Texts), at_second(P, T, F) ), Fs) ), All0),
    sort(All0, All), Time = time(_, _, Lasting),
    ( All = [Formula] -> true ; Lasting == true -> Formula = or(All) ; Formula = vague(All) ).

% The seconds of a time at which something changes.
turning_points(Texts, time(First, Last, _), Points) :-
    findall(P, ( sub_term(A-B, Texts), moment_bound(A), moment_bound(B), member(P, [A, B]),
                 number(P), earlier(First, P), no_later(P, Last) ), Ps),
    sort([First|Ps], Points).
moment_bound(X) :- ( number(X) ; X == inf ; X == ninf ), !.

% What the header ends does not end for a State that accedes anew.
at_second(P, changed(Changes, Exercises), and([or([and([or(Begun)|Kept])|Acceded])|Left])) :-
    findall(F, ( member(begins(S), Changes), reached(P, S, F)
               ; member(part(S, U), Changes), reached(P, S, F1), not_reached(P, U, F2),
                 F = and([F1, F2]) ), All),
    ( All == [] -> false_fact(F0), Begun = [F0] ; Begun = All ),
    findall(F, ( member(ends(S), Changes), not_reached(P, S, F)
               ; member(pause(S, U), Changes), not_reached(P, S, G), reached(P, U, H),
                 F = or([G, H]) ), Kept),
    findall(and([X, G]), ( member(accession(S, X), Exercises), reached(P, S, G) ), Acceded),
    findall(or([NX, NG|Ys]),
            ( member(end(S, X, Resumed), Exercises), not_reached(P, S, NG), negation(X, NX),
              findall(and([Y, R, Later]), ( member(resumed(At, Y), Resumed), reached(P, At, R),
                                            not_before(At, S, Later) ), Ys) ), Left).

% Whether the second P has reached the start of something.
reached(P, First-Last, F) :- compare_times(no_later(Last, P), earlier(P, First), F).
not_reached(P, Moment, N) :- reached(P, Moment, F), negation(F, N).
not_before(F1-L1, F2-L2, F) :- compare_times(no_later(L2, F1), earlier(L1, F2), F).

% "Versions. An amended article stands from its day on, the one it replaces until then": at the
% seconds of a time it is the law, is not, or that is open.
stood(Article, Time0, Whether) :-
    row(articles, Article, A), law_time(Time0, Time), Time = time(_, _, Lasting),
    ( date_of(A, since, S) -> true ; S = ninf-ninf ),
    ( date_of(A, until, U) -> true ; U = inf-inf ),
    turning_points([S, U], Time, Points),
    findall(F, ( member(P, Points), reached(P, S, F1), not_reached(P, U, F2), both(F1, F2, F) ),
            Fs),
    fold(and(Fs), 1, 1, o(Least, _)), fold(or(Fs), 1, 1, o(Most, _)),
    ( ( Least =:= 3 ; Lasting == true, Most =:= 3 ) -> Whether = yes
    ; Most =:= 0 -> Whether = no ; Whether = open ).
text_stood(C, Time, F) :-
    row(commitments, C, Row), stood(Row.article, Time, Whether),
    ( ( Whether == yes ; Whether == open, has_versions(C) ) -> true_fact(F)
    ; Whether == no -> false_fact(F) ; unknown_fact(F) ).

first_version(C, First) :-
    row(commitments, C, Row),
    ( given(Row, earlier_version, E) -> first_version(E, First) ; First = C ).
has_versions(C) :-
    row(commitments, N, Row), given(Row, earlier_version, E), ( N == C ; E == C ), !.

% "Between its State and the others a reservation turns a breach of what it names into a potential
% breach" (VCLT Article 21).
reserved(Way, Row) :-
    row(instruments, Row.instrument, I), list(I, reservations, Rs), member(R, Rs),
    memberchk(R.state, [Way.bearer, Way.counterparty]),
    ( given(R, commitment, C) -> row(commitments, C, Named), Named.name == Row.name
    ; row(articles, Row.article, A), given(A, number, Number), R.article == Number ), !.

% "Special rules. Where a commitment that overrides another covers the same act of the same States
% (scope, conduct and conditions at the measure of doubt), the general one is excused; not so where
% the special rule … is only inferred or assumed."
special_rule(Way, D, defence(Name, Fact)) :-
    overridden(Way.commitment, Special), row(commitments, Special, Row), Who = Way.bearer,
    findall(State, ( first_reading(Special, Ctx), occasion(Ctx, O), O.event == Way.event,
                     O.counterparty == Way.counterparty,
                     ( Who == nobody -> true ; memberchk(Who, O.eligible) ),
                     way(Ctx, O, Who, W), covers_act(W, Row, D, State) ), [S0|States]),
    max_list([S0|States], State),
    nth0(State, [fact(0, 1, 1), fact(0, 0, 0), fact(1, 0, 1), fact(1, 0, 0)], Fact),
    format(atom(Name), 'overridden by ~w of ~w', [Row.name, Row.instrument]).
:- table overridden/2.
overridden(General, Special) :-
    row(commitments, Special, Row), list(Row, overrides, Named), member(N, Named),
    first_version(N, V), first_version(General, V).
covers_act(Way, Row, D, State) :-
    findall(F, ( member(Name-F, Way.elements),
                 \+ memberchk(Name, [imputation, 'non-performance']) ), Fs),
    fold(and(Fs), D, D, o(State0, _)),
    ( softened(Row.content.sureness) -> State is min(1, State0) ; State = State0 ).

% "Rank. Where performing a duty would breach a prohibition of an instrument that prevails over its
% own, or to which its own yields, the duty is excused" (UN Charter, Article 103).
rank_defence(Way, D, defence(Name, Fact)) :-
    Way.duty \== none, Way.event \== null, Way.bearer \== nobody,
    row(commitments, Way.commitment, Mine), Mine.sentences = [Sentence|_],
    performed_kinds(Sentence, Kinds), higher_ban(Mine.instrument, C),
    row(commitments, C, Row), party_of(ctx{treaty:Row.instrument}, Way.bearer),
    once(( Row.sentences = [Ban|_], list(Ban.act, kinds, Refs), member(R, Refs),
           ( given(R, term, _) -> true ; member(K, Kinds), is_a(K, R.kind) ) )),
    setup_call_cleanup(imagine(Way, Kinds), findall(V, would_breach(Way, C, D, V), Vs), forget),
    max_list(Vs, Worst),
    nth1(Worst, [fact(0, 0, 0), fact(1, 0, 1), fact(1, 0, 0)], Fact),
    format(atom(Name), '~w of ~w prevails', [Row.name, Row.instrument]).

:- table higher_ban/2.
higher_ban(Lower, C) :-
    row(commitments, C, Row), Higher = Row.instrument, Higher \== Lower, Row.sentences = [Ban|_],
    prohibition(Ban), row(instruments, Higher, I), I.genre \== norms,
    once(( relation(Higher, 'prevails-over', Lower) ; relation(Lower, 'yields-to', Higher) )).
relation(Of, Form, To) :-
    row(instruments, Of, I), list(I, relations, Rs), member(R, Rs), R.form == Form,
    ( given(R, instrument, Named) -> Named == To ; true ), !.

performed_kinds(Sentence, Kinds) :-
    findall(K, ( list(Sentence.act, kinds, Rs), member(R, Rs), given(R, kind, K) ), Ks),
    ( member(K, Ks), member(A, ['information-reply', 'information-transfer']), is_a(K, A),
      group(disclosure, _) -> Kinds = [disclosure|Ks] ; Kinds = Ks ).

% 1 where only the sureness of the prohibition is in doubt, 2 contested, 3 a breach.
would_breach(Way, C, D, Value) :-
    first_reading(C, Ctx), occasion(Ctx, O), O.event == '(performance)',
    memberchk(Way.bearer, O.named), way(Ctx, O, Way.bearer, W),
    verdict(W, D, D, result(Verdict, Because, _, _)),
    ( Because == provenance -> Value = 1 ; Verdict == contested -> Value = 2
    ; harsher(Verdict, contested), Value = 3 ).

% "The engine asks this by judging the performance as if it were on record: done by the bearer, to
% the one to whom it is owed, about the event that set the duty off."
imagine(Way, Kinds) :-
    as_of(AsOf), E = '(performance)', Sure = c(claimed, 1, voices(false, false, [])),
    assertz(imagined(E)), assertz(event(E, 0, 1)), assertz(event_time(E, time(AsOf, AsOf, false))),
    findall(Role-V-Sure, ( member(V, Kinds), Role = kind
                         ; V = by(Way.bearer, 'state-organ', ''), Role = by
                         ; V = Way.counterparty, V \== nobody, Role = to
                         ; V = Way.event, Role = about ), Own),
    findall(Role-V-C, ( claim(Way.event, Role, V, C),
                        ( Role == affecting ; Role == about, C = c(claimed, S, _), S > 0 ) ), Its),
    append(Own, Its, All), forall(member(Role-V-C, All), assertz(claim(E, Role, V, C))).
forget :-
    E = '(performance)', retractall(imagined(_)), retractall(event(E, _, _)),
    retractall(event_time(E, _)), retractall(claim(E, _, _, _)).
