% Which events a description may mean, and what terms mean (docs/language.md, "Definitions").

% "Each event of a kind that the sentence names": of a term, of a kind that a version of it names.
in_question(Event, Pattern, Ctx) :-
    list(Pattern, kinds, Refs), member(R, Refs), may_be(Event, R, Ctx), !.

may_be(Event, Ref, _) :- given(Ref, kind, Kind), !, asserted(Event, kind, K), is_a(K, Kind), !.
may_be(Event, Ref, Ctx) :-
    version(Ref.term, Version), read_as(Version, Ref.term, Ctx, Meaning),
    ( list(Meaning, establishes, Ps), member(P, Ps), in_question(Event, P, Ctx)
    ; list(Meaning, may_cover, Qs), member(Q, Qs), in_question(Event, Q, Ctx),
      shows_roles(Event, Q, Ctx) ), !.

version(Term, Term).
version(Term, Version) :- row(terms, Term, T), given(T, amended_to, Next), version(Next, Version).

% "A term means in each text what that text says", on the day of what is judged, in the reading that
% is asked about.
meaning(Term, Ctx, Meaning, Variables) :-
    as_it_stood(Term, Ctx, Stood), read_as(Stood, Term, Ctx, Meaning),
    row(terms, Stood, T), list(T, variables, Variables).
as_it_stood(Term, Ctx, Stood) :-
    ( row(terms, Term, T), given(T, amended_to, Next), row(terms, Next, N),
      given(Ctx, time, Time), law_time(Time, Law), begins(Law, First-_),
      \+ ( row(articles, N.article, A), given(A, since, Since), interval(Since, Day-_),
           earlier(First, Day) )
    -> as_it_stood(Next, Ctx, Stood) ; Stood = Term ).
read_as(Term, Asked, Ctx, Meaning) :-
    row(terms, Term, T), ( memberchk(Asked-N, Ctx.terms) -> true ; N = 0 ),
    ( nth0(N, T.readings, R) -> true ; T.readings = [R|_] ), Meaning = R.meaning.

% names(References, Ctx, Sure, Possible): the kinds that they name, and those that a text only may
% include.
names(Refs, Ctx, Sure, Possible) :-
    findall(K, ( member(R, Refs), named_kind(R, sure, Ctx, K-sure) ), Sure),
    findall(K, ( member(R, Refs), named_kind(R, sure, Ctx, K-possible) ), Possible).
named_kind(Ref, How, _, Named) :- given(Ref, kind, Kind), !, Named = Kind-How.
named_kind(Ref, How, Ctx, Named) :-
    meaning(Ref.term, Ctx, M, _),
    ( member(Slot-Way, [establishes_kinds-How, may_cover_kinds-possible]), list(M, Slot, Rs)
    ; member(Slot-Way, [establishes-How, may_cover-possible]), list(M, Slot, Ps), member(P, Ps),
      list(P, kinds, Rs) ),
    member(R, Rs), named_kind(R, Way, Ctx, Named).

% "The kinds … claimed for an event are taken as complete": what none of them is, is refuted.
of_kinds(Event, Refs, Ctx, or(Fs)) :-
    findall(F, ( member(R, Refs), of_reference(Event, R, Ctx, F) ), Fs).
of_reference(Event, Ref, _, F) :- given(Ref, kind, Kind), !, closed_kind(Event, Kind, F).
% "A closed meaning refutes what it does not name"; what a text may include is never above unknown.
of_reference(Event, Ref, Ctx, F) :-
    meaning(Ref.term, Ctx, M, Vs), empty_assoc(Env), Inner = Ctx.put(variables, Vs),
    findall(G, ( list(M, establishes, Ps), member(P, Ps), described(Event, P, Env, Inner, G)
               ; list(M, may_cover, Ps), member(P, Ps), described(Event, P, Env, Inner, G0),
                 G = at_most_unknown(G0) ), All),
    any_of(All, F).

closed_kind(Event, Kind, F) :-
    findall(G, ( asserted(Event, kind, C), is_a(C, Kind), kind_fact(Event, kind, C, G) ), Gs),
    any_of(Gs, F).
any_of(Fs, F) :- ( Fs == [] -> false_fact(F) ; F = or(Fs) ).
