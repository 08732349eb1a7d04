% What a description asks of an event (docs/language.md, "Descriptions of events"), and which States
% and events stand for its variables. An environment is an association: var(N), it, act, and moment
% where what sets a sentence off is no event. Ctx is ctx{treaty, commitment, sentence, variables,
% terms (term - reading), header, time, side}; side is `alleged` or `invoked`.

look(Key, Env, Value) :- get_assoc(Key, Env, Value).
bind(Key, Value, Env0, Env) :- put_assoc(Key, Env0, Value, Env).

event_of(Reference, Env, Event) :- referred(Reference.form, Reference, Env, Event), Event \== null.
referred(variable, Reference, Env, Event) :- look(var(Reference.variable), Env, Event).
referred(it, _, Env, Event) :- look(it, Env, Event).
referred('the-act', _, Env, Event) :- ( look(act, Env, Event) -> true ; look(it, Env, Event) ).

% When what a reference means took place; a moment, or nothing that the record dates.
time_of(Reference, Env, Time) :-
    ( event_of(Reference, Env, Event) -> event_time(Event, Time)
    ; Reference.form \== variable, look(moment, Env, Moment) -> Time = Moment
    ; as_of(AsOf), Time = time(ninf, AsOf, false) ).

% --- which events a description may mean

% "Each event of a kind that the sentence names": of a term, of a kind that a version of it names.
in_question(Event, Pattern, Ctx) :- list(Pattern, kinds, Refs), member(R, Refs),
    may_be(Event, R, Ctx), !.

may_be(Event, Ref, _) :- given(Ref, kind, Kind), !, asserted(Event, kind, K), is_a(K, Kind), !.
may_be(Event, Ref, Ctx) :-
    version(Ref.term, Version), read_as(Version, Ref.term, Ctx, Meaning),
    ( list(Meaning, establishes, Ps), member(P, Ps), in_question(Event, P, Ctx)
    ; list(Meaning, may_cover, Qs), member(Q, Qs), in_question(Event, Q, Ctx),
      shows_roles(Event, Q, Ctx) ), !.

% "What a text only may include counts where the report shows something of each thing that it
% describes."
shows_roles(Event, Pattern, Ctx) :-
    forall(( member(R, [affecting, causing, using, purpose, giving]), list(Pattern, R, [F|Fs]) ),
           ( names([F|Fs], Ctx, Sure, Possible), asserted(Event, R, V), kind_in(R, V, K),
             ( member(N, Sure) ; member(N, Possible) ), is_a(K, N) )).
kind_in(affecting, asset(K, _), K) :- !.
kind_in(_, K, K).

asserted(Event, Role, Value) :-
    setof(V, S^W^( claim(Event, Role, V, c(claimed, S, W)), S > 0 ), Vs), member(Value, Vs).

% --- what a term means, in the version and the reading that are asked about

version(Term, Term).
version(Term, Version) :- row(terms, Term, T), given(T, amended_to, Next), version(Next, Version).

% "A term means in each text what that text says", on the day of what is judged.
as_it_stood(Term, Ctx, Stood) :-
    ( row(terms, Term, T), given(T, amended_to, Next), row(terms, Next, N),
      get_dict(time, Ctx, Time), law_time(Time, Law), begins(Law, First-_),
      \+ ( row(articles, N.article, A), given(A, since, Since), interval(Since, Day-_),
           earlier(First, Day) )
    -> as_it_stood(Next, Ctx, Stood) ; Stood = Term ).

read_as(Term, Asked, Ctx, Meaning) :-
    row(terms, Term, T), ( memberchk(Asked-N, Ctx.terms) -> true ; N = 0 ),
    ( nth0(N, T.readings, R) -> true ; T.readings = [R|_] ), Meaning = R.meaning.
meaning(Term, Ctx, Meaning) :- as_it_stood(Term, Ctx, Stood), read_as(Stood, Term, Ctx, Meaning).

% names(References, Ctx, Sure, Possible): the kinds that they name, and those that a text may
% include.
names(Refs, Ctx, Sure, Possible) :-
    findall(K, ( member(R, Refs), named_kind(R, sure, Ctx, K-sure) ), Sure),
    findall(K, ( member(R, Refs), named_kind(R, sure, Ctx, K-possible) ), Possible).
named_kind(Ref, How, _, Named) :- given(Ref, kind, Kind), !, Named = Kind-How.
named_kind(Ref, How, Ctx, Named) :-
    meaning(Ref.term, Ctx, M),
    member(Slot-Way, [establishes_kinds-How, may_cover_kinds-possible]), list(M, Slot, Rs),
    member(R, Rs), named_kind(R, Way, Ctx, Named).
named_kind(Ref, How, Ctx, Named) :-
    meaning(Ref.term, Ctx, M),
    member(Slot-Way, [establishes-How, may_cover-possible]), list(M, Slot, Ps), member(P, Ps),
    list(P, kinds, Rs), member(R, Rs), named_kind(R, Way, Ctx, Named).

% --- who stands for its variables

% bound(Event, Pattern, Skip, Env0, Env, Ctx): one solution for each choice. `by` is skipped where
% imputation asks who did it.
bound(Event, Pattern, Skip, Env0, Env, Ctx) :-
    foldl(bound_role(Event, Pattern, Skip, Ctx), [by, with, to, against, territory], Env0, Env1),
    bound_owner(Event, Pattern, Env1, Env2, Ctx),
    bound_about(Event, Pattern, Env2, Env3, Ctx),
    ( given(Pattern, called, V) -> bind(var(V), Event, Env3, Env) ; Env = Env3 ).

bound_role(Event, Pattern, Skip, Ctx, Role, Env0, Env) :-
    ( Role \== Skip, given(Pattern, Role, Actor)
    -> candidates(Role, Event, Pattern, Named), choose(Role, Actor, Event, Named, Env0, Env, Ctx)
    ;  Env = Env0 ).

% "Where the role is unreported, unidentified"; both sides of what is held `with` somebody take part
% alike.
candidates(Role, Event, Pattern, Named) :-
    ( memberchk(Role, [by, with]), ( given(Pattern, with, _) ; claim(Event, with, _, _) ) ->
      Roles = [by, with]
    ; Roles = [Role] ),
    findall(S, ( member(R, Roles), named(R, Event, S) ), All), sort(All, Named).

choose(Role, Actor, Event, Named, Env0, Env, Ctx) :-
    ( Actor.form \== variable -> Env = Env0
    ; look(var(Actor.variable), Env0, _) -> Env = Env0
    ; findall(S, ( member(S, Named), in_domain(Actor.variable, S, Env0, Ctx) ), Fit),
      ( Fit = [_|_] -> member(State, Fit)
      ; Named == [] -> State = nobody
      ; Role == with, \+ named(with, Event, _) -> State = nobody ),
      bind(var(Actor.variable), State, Env0, Env) ).

% `affecting energy of a party Q`: whose the asset is, as far as that is reported.
bound_owner(Event, Pattern, Env0, Env, Ctx) :-
    ( given(Pattern, affecting_of, Actor)
    -> findall(O, owner_reported(Event, O), Os0), sort(Os0, Os),
    choose(of, Actor, Event, Os, Env0, Env, Ctx)
    ;  Env = Env0 ).
owner_reported(Event, Of) :- asserted(Event, affecting, asset(_, Of)), Of \== unsaid, Of \== nobody.
owner_reported(Event, Of) :-
    asserted(Event, affecting, asset(_, unsaid)), findall(X, named(against, Event, X), [Of]).

% One choice for each event that it is reported to be about; where none is reported, nothing is
% known.
bound_about(Event, Pattern, Env0, Env, Ctx) :-
    ( given(Pattern, about, About), given(About, description, Inner)
    -> ( asserted(Event, about, _)
       -> asserted(Event, about, Target), event(Target, _, _), in_question(Target, Inner, Ctx),
          bound(Target, Inner, none, Env0, Env, Ctx)
       ;  foldl(bound_to_nobody(Inner), [by, with, to, against], Env0, Env) )
    ;  Env = Env0 ).
bound_to_nobody(Pattern, Role, Env0, Env) :-
    ( given(Pattern, Role, A), A.form == variable, \+ look(var(A.variable), Env0, _)
    -> bind(var(A.variable), nobody, Env0, Env) ; Env = Env0 ).

% Who a report names in a role, with a strength above 0.
named(by, Event, State) :- !,
    setof(S, B^A^St^V^( claim(Event, by, by(S, B, A), c(claimed, St, V)), St > 0, S \== nobody ),
          All),
    member(State, All).
named(Role, Event, State) :- asserted(Event, Role, State), State \== nobody.

in_domain(Variable, State, Env, Ctx) :-
    nth0(Variable, Ctx.variables, Row), domain(Row.domain, State, Ctx),
    ( holds(Row, other)
    -> forall(( gen_assoc(var(N), Env, Taken), nth0(N, Ctx.variables, R2), R2.sort == state,
                R2.domain == Row.domain ), Taken \== State)
    ; true ).

domain(party, State, Ctx) :- party_of(Ctx, State).
domain(state, State, _) :- \+ organisation(State).
domain('third-state', State, Ctx) :- \+ party_of(Ctx, State).

% Whom the text binds: each State, the parties, those that acceded by an event of the case.
party_of(Ctx, State) :-
    State \== nobody,
    ( addresses_all(Ctx.treaty) -> \+ organisation(State)
    ; party(Ctx.treaty, State) -> true ; acceded(Ctx.treaty, State) -> true ).
member_party(Ctx, State) :- party(Ctx.treaty, State).
member_party(Ctx, State) :-
    findall(S, ( acceded(Ctx.treaty, S), \+ party(Ctx.treaty, S) ), Ss0), sort(Ss0, Ss),
    member(State, Ss).

% --- the formula of a description

% matches: each choice of who stands for its variables, with its formula.
matches(Event, Pattern, Skip, Env0, Env, Ctx, F) :-
    bound(Event, Pattern, Skip, Env0, Env, Ctx), formula(Event, Pattern, Skip, Env, Ctx, F).

described(Event, Pattern, Env, Ctx, F) :-
    findall(G, matches(Event, Pattern, none, Env, _, Ctx, G), Gs),
    ( Gs == [] -> false_fact(F) ; F = or(Gs) ).

formula(Event, Pattern, Skip, Env, Ctx, and([Happened|Parts])) :-
    took_place(Event, Happened),
    findall(F, ( part(P), part_formula(P, Event, Pattern, Skip, Env, Ctx, F) ), Parts).

took_place(Event, fact(Strength, 0, 0)) :- ( event(Event, _, Strength) -> true ; Strength = 0 ).

part(kinds). part(other_than). part(by). part(with). part(to). part(against). part(through).
part(territory). part(affecting). part(causing). part(using). part(purpose). part(giving).
part(about).

part_formula(kinds, Event, Pattern, _, _, Ctx, F) :- list(Pattern, kinds, Refs),
    of_kinds(Event, Refs, Ctx, F).
part_formula(other_than, Event, Pattern, _, _, Ctx, N) :-
    list(Pattern, other_than, [R|Rs]), of_kinds(Event, [R|Rs], Ctx, F), negation(F, N).
part_formula(Role, Event, Pattern, Skip, Env, Ctx, F) :-
    memberchk(Role, [by, with, to, against, territory]), Role \== Skip, given(Pattern, Role, Actor),
    actor_formula(Actor.form, Actor, Role, Event, Pattern, Env, Ctx, F).
part_formula(through, Event, Pattern, _, _, _, F) :- given(Pattern, through, K),
    open_kind(Event, through, K, F).
part_formula(Role, Event, Pattern, _, Env, Ctx, F) :-
    memberchk(Role, [affecting, causing, using, purpose, giving]), list(Pattern, Role, [R|Rs]),
    ( Role == affecting, given(Pattern, affecting_of, Actor)
    -> ( actor_state(Actor, Env, Ctx, Owner) -> true ; Owner = nobody ), Whose = of(Owner)
    ; Whose = any ),
    open_role(Event, Role, [R|Rs], Whose, Ctx, F).
part_formula(about, Event, Pattern, _, Env, Ctx, F) :-
    given(Pattern, about, About), about_formula(About, Event, Env, Ctx, F).

% --- kinds

% "The kinds … claimed for an event are taken as complete": what none of them is, is refuted.
of_kinds(Event, Refs, Ctx, or(Fs)) :-
    findall(F, ( member(R, Refs), of_reference(Event, R, Ctx, F) ), Fs).

of_reference(Event, Ref, Ctx, F) :-
    ( given(Ref, kind, Kind) -> closed_kind(Event, Kind, F) ; of_term(Event, Ref.term, Ctx, F) ).

closed_kind(Event, Kind, F) :-
    findall(G, ( asserted(Event, kind, C), is_a(C, Kind), kind_fact(Event, kind, C, G) ), Gs),
    ( Gs == [] -> false_fact(F) ; F = or(Gs) ).

% "A closed meaning refutes what it does not name"; what a text may include is never above unknown.
of_term(Event, Term, Ctx, F) :-
    as_it_stood(Term, Ctx, Stood), row(terms, Stood, T), read_as(Stood, Term, Ctx, M),
    list(T, variables, Vars), empty_assoc(Env), Inner = Ctx.put(variables, Vars),
    findall(G, ( list(M, establishes, Ps), member(P, Ps), described(Event, P, Env, Inner, G) ),
            Sure),
    findall(at_most_unknown(G), ( list(M, may_cover, Ps), member(P, Ps),
                                  described(Event, P, Env, Inner, G) ), Perhaps),
    append(Sure, Perhaps, All), ( All == [] -> false_fact(F) ; F = or(All) ).

% --- assets, effects, means, purposes, grounds: "open: what is not reported may have been"

open_role(Event, Role, Refs, Whose, Ctx, or(Fs)) :-
    names(Refs, Ctx, Sure, Possible),
    findall(F, ( member(K, Sure), open_value(Event, Role, K, Whose, F) ), Fs1),
    findall(at_most_unknown(F), ( member(K, Possible), open_value(Event, Role, K, Whose, F) ), Fs2),
    append(Fs1, Fs2, Fs).

open_value(Event, Role, Kind, any, F) :- !, open_kind(Event, Role, Kind, F).
open_value(Event, affecting, Kind, of(Owner), or([fact(0, Con, Challenge)|Fs])) :-
    role_kind_fact(Event, affecting, Kind, fact(_, Con, Challenge)),
    findall(and([fact(S, C, H), Whose]),
            ( claim(Event, affecting, asset(K, Of), c(claimed, S, _)), S > 0, is_a(K, Kind),
              role_kind_fact(Event, affecting, K, fact(_, C, H)),
              owner_fact(Event, Of, Owner, Whose) ), Fs).

open_kind(Event, Role, Kind, or([fact(0, Con, Challenge)|Fs])) :-
    findall(F, ( asserted_kind(Event, Role, C), is_a(C, Kind), role_kind_fact(Event, Role, C, F) ),
            Fs),
    role_kind_fact(Event, Role, Kind, fact(_, Con, Challenge)).

asserted_kind(Event, Role, Kind) :-
    findall(K, ( asserted(Event, Role, V), kind_in(Role, V, K) ), Ks0), sort(Ks0, Ks),
    member(Kind, Ks).

role_kind_fact(Event, Role, Kind, F) :-
    findall(C, ( claim(Event, Role, V, C), kind_in(Role, V, K), speaks_of_kind(C, K, Kind) ), Cs),
    weighed(Cs, others, F).

% "What affects an asset of an event directed against one State only is presumed that State's."
owner_fact(_, _, nobody, F) :- !, unknown_fact(F).
owner_fact(_, Of, Owner, F) :- Of \== unsaid, !, ( Of == Owner -> true_fact(F) ; false_fact(F) ).
owner_fact(Event, _, Owner, F) :-
    ( findall(X, named(against, Event, X), [Owner]) -> true_fact(F) ; unknown_fact(F) ).

% --- States in roles

actor_state(Actor, Env, Ctx, State) :-
    ( Actor.form == variable -> look(var(Actor.variable), Env, State)
    ; Actor.form == state -> State = Actor.state
    ; Actor.form == depositary -> row(instruments, Ctx.treaty, I), given(I, depositary, State) ).

actor_formula(anyone, _, _, _, _, _, _, F) :- !, true_fact(F).
% "Somebody else": as far as it is shown not to be that State.
actor_formula('anyone-other-than', A, Role, Event, P, Env, Ctx, N) :- !,
    ( look(var(A.variable), Env, Not) -> true ; Not = nobody ),
    role_formula(Role, Not, Event, P, Ctx, F), negation(F, N).
actor_formula('same-actor', _, _, Event, _, Env, _, F) :- !, same_actor(Event, Env, F).
actor_formula(parties, _, Role, Event, P, _, Ctx, and(Fs)) :- !,
    findall(F, ( member_party(Ctx, S), role_formula(Role, S, Event, P, Ctx, F) ), Fs).
actor_formula(_, A, Role, Event, P, Env, Ctx, F) :-
    ( actor_state(A, Env, Ctx, State) -> true ; State = nobody ),
    role_formula(Role, State, Event, P, Ctx, F).

% "The same State named, or a group of the same name; where the reports name nobody alike it is
% unknown."
same_actor(Event, Env, fact(Pro, 0, 0)) :-
    event_of(_{form:'the-act'}, Env, Act), !,
    strongest_of(( claim(Event, by, by(S1, _, A1), c(claimed, X, _)),
                   claim(Act, by, by(S2, _, A2), c(claimed, Y, _)),
                   ( S1 \== nobody, S1 == S2 -> true ; A1 \== '', A1 == A2 ), Z is min(X, Y) ), Z,
                   Pro).
same_actor(_, _, F) :- unknown_fact(F).

role_formula(_, nobody, _, _, _, F) :- !, unknown_fact(F).
role_formula(Role, State, Event, Pattern, Ctx, F) :-
    memberchk(Role, [by, with]), !,
    ( asks_for_basis(Pattern, Event, Ctx) -> imputed(Event, State, Ctx, F)
    ; given(Pattern, with, _) -> took_part(Event, State, F)
    ; sender(Event, State, F) ).
role_formula(Role, State, Event, _, _, F) :- state_fact(Event, Role, State, F).

% "Roles that name States are complete once something is reported."
state_fact(_, _, nobody, F) :- !, unknown_fact(F).
state_fact(Event, Role, State, F) :- claimed_fact(Event, Role, State, G),
    exhausted(G, Event, [Role], F).

exhausted(fact(Pro, Con, Challenge), Event, Roles, F) :-
    ( Pro =:= 0, forall(member(R, Roles), named(R, Event, _)) -> false_fact(F)
    ; F = fact(Pro, Con, Challenge) ).

% Who sent it, or took part in it: `by` and `with` are two names of one role there.
sender(_, nobody, F) :- !, unknown_fact(F).
sender(Event, State, F) :- side_fact(Event, State, G), exhausted(G, Event, [by], F).
took_part(Event, State, F) :- side_fact(Event, State, G), exhausted(G, Event, [by, with], F).

side_fact(Event, State, fact(Pro, Con, Challenge)) :-
    findall(C, claim(Event, by, by(State, _, _), C), Cs), weighed(Cs, own, fact(P1, C1, H1)),
    claimed_fact(Event, with, State, fact(P2, C2, H2)),
    Pro is max(P1, P2), Con is max(C1, C2), Challenge is max(H1, H2).

% "Basis matters for conduct only": for what a State conducts, as the description says.
asks_for_basis(Pattern, Event, Ctx) :-
    ( list(Pattern, kinds, [R|Rs])
    -> names([R|Rs], Ctx, Sure, Possible), ( member(K, Sure) ; member(K, Possible) ), conducted(K)
    ;  claim(Event, kind, K, _), conducted(K) ), !.

% --- what it is about

about_formula(About, Event, Env, _, F) :-
    given(About, event, Reference), !,
    ( event_of(Reference, Env, Target) -> about_fact(Event, Target, F) ; true_fact(F) ).
about_formula(About, Event, Env, Ctx, F) :-
    findall(and([A, G]), ( asserted(Event, about, T), about_fact(Event, T, A),
                           formula(T, About.description, none, Env, Ctx, G) ), Fs),
    ( Fs == [] -> unknown_fact(F) ; F = or(Fs) ).

about_fact(Event, Target, F) :-
    claimed_fact(Event, about, Target, fact(Pro, Con, Challenge)),
    ( Pro =:= 0, asserted(Event, about, _) -> false_fact(F) ; F = fact(Pro, Con, Challenge) ).
