% What a description asks of an event (docs/language.md, "Descriptions of events"), and which States
% and events stand for its variables. An environment is an association: var(N), it, act.
% Ctx is ctx{treaty, terms (term - reading), variables, side}; side is `alleged` or `invoked`.

look(Key, Env, Value) :- get_assoc(Key, Env, Value).
bind(Key, Value, Env0, Env) :- put_assoc(Key, Env0, Value, Env).

event_of(Reference, Env, Event) :-
    ( Reference.form == variable -> look(var(Reference.variable), Env, Event)
    ; Reference.form == it -> look(it, Env, Event)
    ; look(act, Env, Event) ).

% matches(Event, Pattern, Env0, Env, Ctx, Formula): one solution for each choice of States for the
% variables that the description introduces. `skip(by)` leaves out who did it: imputation asks that.
matches(Event, Pattern, Skip, Env0, Env, Ctx, and([fact(Strength, 0, 0), Kinds | Roles])) :-
    event(Event, _, Strength),
    ( given(Pattern, called, V) -> bind(var(V), Event, Env0, Env1) ; Env1 = Env0 ),
    kinds_formula(Event, Pattern, Ctx, Kinds),
    actor_roles(Pattern, Skip, Actors),
    match_actors(Actors, Event, Pattern, Env1, Env12, Ctx, Fs),
    bind_owner(Pattern, Event, Env12, Env2, Ctx),
    ( given(Pattern, about, About) -> about_formula(Event, About, Env2, Env, Ctx, A), As = [A] ; As = [], Env = Env2 ),
    findall(F, ( member(R, [affecting, causing, using, purpose, giving]),
                 list(Pattern, R, Refs), Refs \== [], open_role(Event, R, Refs, Pattern, Env, Ctx, F) ), Gs),
    ( given(Pattern, through, Channel) -> open_kind(Event, through, Channel, H), Hs = [H] ; Hs = [] ),
    append([Fs, Gs, Hs, As], Roles).

% `affecting energy of a party Q`: whose the asset is, as far as that is reported.
bind_owner(Pattern, Event, Env0, Env, Ctx) :-
    ( given(Pattern, affecting_of, A), A.form == variable, \+ look(var(A.variable), Env0, _)
    -> V = A.variable, findall(O, owner_reported(Event, O), Os0), sort(Os0, Os),
       ( Os == [] -> S = nobody ; member(S, Os), in_domain(V, S, Env0, Ctx) ), bind(var(V), S, Env0, Env)
    ;  Env = Env0 ).
owner_reported(Event, Of) :- claim(Event, affecting, asset(_, Of), c(claimed, S, _)), S > 0, Of \== unsaid, Of \== nobody.
owner_reported(Event, Of) :-
    claim(Event, affecting, asset(_, unsaid), c(claimed, S, _)), S > 0, findall(X, named(against, Event, X), [Of]).

actor_roles(Pattern, Skip, Actors) :-
    findall(R-A, ( member(R, [by, with, to, against, territory]), R \== Skip, given(Pattern, R, A) ), Actors).

match_actors([], _, _, Env, Env, _, []).
match_actors([Role-Actor|More], Event, Pattern, Env0, Env, Ctx, [F|Fs]) :-
    match_actor(Role, Actor, Event, Pattern, Env0, Env1, Ctx, F),
    match_actors(More, Event, Pattern, Env1, Env, Ctx, Fs).

match_actor(Role, Actor, Event, Pattern, Env0, Env, Ctx, F) :-
    ( Actor.form == variable, \+ look(var(Actor.variable), Env0, _)
    -> candidate(Role, Event, Pattern, Actor.variable, Env0, Ctx, State),
       bind(var(Actor.variable), State, Env0, Env),
       role_formula(Role, State, Event, Pattern, Ctx, F)
    ;  Env = Env0, actor_formula(Actor.form, Actor, Role, Event, Pattern, Env0, Ctx, F) ).

actor_formula(anyone, _, _, _, _, _, _, F) :- true_fact(F).
actor_formula(variable, A, Role, Event, P, Env, Ctx, F) :- look(var(A.variable), Env, S), role_formula(Role, S, Event, P, Ctx, F).
actor_formula(state, A, Role, Event, P, _, Ctx, F) :- role_formula(Role, A.state, Event, P, Ctx, F).
actor_formula(depositary, _, Role, Event, P, _, Ctx, F) :-
    row(instruments, Ctx.treaty, I), ( given(I, depositary, D) -> role_formula(Role, D, Event, P, Ctx, F) ; unknown_fact(F) ).
actor_formula('anyone-other-than', A, Role, Event, P, Env, Ctx, or([Base|Fs])) :-
    look(var(A.variable), Env, Not), unknown_fact(Base),
    findall(F, ( named(Role, Event, S), S \== Not, role_formula(Role, S, Event, P, Ctx, F) ), Fs).
actor_formula('same-actor', _, Role, Event, P, Env, Ctx, or([Base|Fs])) :-
    unknown_fact(Base), look(act, Env, Act),
    findall(and([F, G]), ( named(by, Act, S), named(by, Event, S), role_formula(Role, S, Event, P, Ctx, F),
                           role_formula(by, S, Act, P, Ctx, G) ), Fs).
actor_formula(parties, _, Role, Event, P, _, Ctx, and(Fs)) :-
    findall(F, ( party(Ctx.treaty, S), role_formula(Role, S, Event, P, Ctx, F) ), Fs).

% Who a report names in a role, with a strength above 0.
named(Role, Event, State) :-
    setof(S, Role^St^V^( claimed_state(Role, Event, S, St, V), St > 0, S \== nobody ), All), member(State, All).
claimed_state(by, Event, S, Strength, V) :- claim(Event, by, by(S, _, _), c(claimed, Strength, V)).
claimed_state(Role, Event, S, Strength, V) :- Role \== by, claim(Event, Role, S, c(claimed, Strength, V)).

% Both sides of what is held `with` somebody take part alike.
candidate(Role, Event, Pattern, Variable, Env, Ctx, State) :-
    ( memberchk(Role, [by, with]), given(Pattern, with, _) -> Roles = [by, with] ; Roles = [Role] ),
    findall(S, ( member(R, Roles), named(R, Event, S) ), Named0), sort(Named0, Named),
    ( Named == [] -> ( get_dict(bearer_variable, Ctx, Variable) -> member_party(Ctx, State), in_domain(Variable, State, Env, Ctx) ; State = nobody )
    ; Role == with, \+ named(with, Event, _), \+ ( member(S, Named), in_domain(Variable, S, Env, Ctx) ) -> State = nobody
    ; member(State, Named), in_domain(Variable, State, Env, Ctx) ).

in_domain(Variable, State, Env, Ctx) :-
    nth0(Variable, Ctx.variables, Row),
    domain(Row.domain, State, Ctx),
    ( holds(Row, other) -> forall(( gen_assoc(var(N), Env, Taken), nth0(N, Ctx.variables, R2), R2.sort == state,
                                    R2.domain == Row.domain ), Taken \== State)
    ; true ).

domain(party, State, Ctx) :- ( addresses_all(Ctx.treaty) -> \+ organisation(State) ; party_of(Ctx, State) ).
domain(state, State, _) :- \+ organisation(State).
domain('third-state', State, Ctx) :- \+ organisation(State), \+ party_of(Ctx, State).

party_of(Ctx, State) :- party(Ctx.treaty, State).
party_of(Ctx, State) :- acceded(Ctx.treaty, State).

% --- kinds

% "The kinds … claimed for an event are taken as complete": what none of them is, is refuted.
kinds_formula(Event, Pattern, Ctx, F) :-
    list(Pattern, kinds, Refs), list(Pattern, other_than, Not),
    findall(G, ( member(R, Refs), event_kind(Event, R, Ctx, G) ), Gs),
    findall(N, ( member(R, Not), event_kind(Event, R, Ctx, G), negation(G, N) ), Ns),
    ( Ns == [] -> F = or(Gs) ; F = and([or(Gs)|Ns]) ).

event_kind(Event, Ref, Ctx, F) :-
    ( given(Ref, kind, Kind) -> closed_kind(Event, Kind, F) ; event_term(Event, Ref.term, Ctx, F) ).

closed_kind(Event, Kind, or(Fs)) :-
    findall(F, ( claimed_kind(Event, kind, C), is_a(C, Kind), kind_fact(Event, kind, C, F) ), Fs0),
    ( Fs0 == [] -> false_fact(F0), Fs = [F0] ; Fs = Fs0 ).

claimed_kind(Event, Role, Kind) :-
    setof(K, S^V^claim(Event, Role, K, c(claimed, S, V)), Ks), member(Kind, Ks).

meaning(Term, Ctx, Meaning) :-
    row(terms, Term, T), ( memberchk(Term-N, Ctx.terms) -> true ; N = 0 ),
    nth0(N, T.readings, R), Meaning = R.meaning.

event_term(Event, Term, Ctx, or(Fs)) :-
    meaning(Term, Ctx, M), row(terms, Term, T), list(T, variables, Vars), empty_assoc(Env),
    Inner = Ctx.put(variables, Vars),
    findall(F, ( list(M, establishes, Ps), member(P, Ps), matches(Event, P, none, Env, _, Inner, F) ), Sure),
    findall(at_most_unknown(F), ( list(M, may_cover, Ps), member(P, Ps), matches(Event, P, none, Env, _, Inner, F) ), Perhaps),
    false_fact(None), append([Sure, Perhaps, [None]], Fs).

% --- assets, effects, means, purposes, grounds: "open: what is not reported may have been"

open_role(Event, affecting, Refs, Pattern, Env, Ctx, or(Fs)) :- given(Pattern, affecting_of, Owner), !,
    findall(F, ( member(R, Refs), owned(Event, R, Owner, Env, Ctx, F) ), Fs).
open_role(Event, Role, Refs, _, _, Ctx, or(Fs)) :-
    findall(F, ( member(R, Refs), open_reference(Event, Role, R, Ctx, F) ), Fs).

open_reference(Event, Role, Ref, Ctx, F) :-
    ( given(Ref, kind, Kind) -> open_kind(Event, Role, Kind, F)
    ; meaning(Ref.term, Ctx, M), list(M, establishes_kinds, Es), list(M, may_cover_kinds, Ms),
      findall(G, ( member(R, Es), open_reference(Event, Role, R, Ctx, G) ), Gs),
      findall(at_most_unknown(G), ( member(R, Ms), open_reference(Event, Role, R, Ctx, G) ), Hs),
      append(Gs, Hs, Fs0), unknown_fact(U), ( Fs0 == [] -> F = U ; F = or(Fs0) ) ).

open_kind(Event, Role, Kind, or([fact(0, Con, Con)|Fs])) :-
    findall(F, ( asset_kind(Event, Role, C), is_a(C, Kind), role_kind_fact(Event, Role, C, F) ), Fs),
    strongest_of(( denied_kind(Event, Role, D, S), is_a(Kind, D) ), S, Con).

asset_kind(Event, affecting, K) :- !, setof(K0, O^S^V^claim(Event, affecting, asset(K0, O), c(claimed, S, V)), Ks), member(K, Ks).
asset_kind(Event, Role, K) :- claimed_kind(Event, Role, K).
denied_kind(Event, affecting, K, S) :- !, claim(Event, affecting, asset(K, _), c(denied, S, _)).
denied_kind(Event, Role, K, S) :- claim(Event, Role, K, c(denied, S, _)).

role_kind_fact(Event, Role, C, fact(Pro, Con, Con)) :-
    ( Role == affecting
    -> strongest_of(claim(Event, affecting, asset(C, _), c(claimed, S, _)), S, Pro)
    ;  strongest_of(claim(Event, Role, C, c(claimed, S, _)), S, Pro) ),
    strongest_of(( denied_kind(Event, Role, D, S1), is_a(C, D) ), S1, Con).

% "What affects an asset of an event directed against one State only is presumed that State's."
owned(Event, Ref, Actor, Env, Ctx, or([fact(0, Con, Con)|Fs])) :-
    ( actor_state(Actor, Env, Ctx, Owner) -> true ; Owner = nobody ),
    findall(F, ( claim(Event, affecting, asset(K, Of), c(claimed, S, _)), within(K, Ref, Ctx),
                 owner_fact(Event, Of, Owner, S, K, F) ), Fs),
    strongest_of(( claim(Event, affecting, asset(D, _), c(denied, S1, _)), within_reverse(Ref, D, Ctx) ), S1, Con).

within(K, Ref, Ctx) :- ( given(Ref, kind, A) -> is_a(K, A) ; meaning(Ref.term, Ctx, M), list(M, establishes_kinds, Es), member(R, Es), within(K, R, Ctx) ), !.
within_reverse(Ref, D, _) :- given(Ref, kind, A), is_a(A, D), !.

owner_fact(Event, Of, Owner, S, K, F) :-
    strongest_of(( claim(Event, affecting, asset(D, _), c(denied, S1, _)), is_a(K, D) ), S1, Con),
    ( Of == Owner -> F = fact(S, Con, Con)
    ; Of \== unsaid -> F = fact(0, S, S)
    ; findall(X, named(against, Event, X), [Owner]) -> F = and([fact(S, Con, Con), Against]), claimed_fact(Event, against, Owner, Against)
    ; F = fact(0, Con, Con) ).

actor_state(Actor, Env, Ctx, State) :-
    ( Actor.form == state -> State = Actor.state
    ; Actor.form == depositary -> row(instruments, Ctx.treaty, I), given(I, depositary, State)
    ; look(var(Actor.variable), Env, State) ).

% --- States in roles

role_formula(_, nobody, _, _, _, F) :- !, unknown_fact(F).
role_formula(by, State, Event, Pattern, Ctx, F) :- !,
    ( asks_for_basis(Pattern, Event, Ctx) -> imputed(Event, State, Ctx, F)
    ; given(Pattern, with, _) -> took_part(Event, State, F)
    ; sender(Event, State, F) ).
role_formula(with, State, Event, _, _, F) :- !, took_part(Event, State, F).
role_formula(Role, State, Event, _, _, F) :- state_fact(Event, Role, State, F).

% "Roles that name States are complete once something is reported."
state_fact(Event, Role, State, fact(Pro, Con, Con)) :-
    claimed_fact(Event, Role, State, fact(Pro, Con0, _)),
    ( Pro =:= 0, reported(Event, Role) -> Con = 1 ; Con = Con0 ).

sender(Event, State, fact(Pro, Con, Challenge)) :-
    strongest_of(claim(Event, by, by(State, _, _), c(claimed, S, _)), S, Pro),
    strongest_of(( claim(Event, by, by(State, _, _), c(denied, S1, V1)), against_it(V1, State, S1, C1, _) ), C1, Con0),
    strongest_of(( claim(Event, by, by(State, _, _), c(denied, S2, V2)), against_it(V2, State, S2, _, H2) ), H2, Challenge0),
    ( Pro =:= 0, named(by, Event, _) -> Con = 1, Challenge = 1 ; Con = Con0, Challenge = Challenge0 ).

took_part(Event, State, or([F, G])) :- sender(Event, State, F), state_fact(Event, with, State, G).

% "Basis matters for conduct only": for what a State conducts, as the description says.
asks_for_basis(Pattern, Event, Ctx) :-
    ( list(Pattern, kinds, [R|Rs]) -> member(Ref, [R|Rs]), names_conduct(Ref, Ctx)
    ; claimed_kind(Event, kind, K), conducted(K) ), !.
names_conduct(Ref, Ctx) :-
    ( given(Ref, kind, K) -> conducted(K)
    ; meaning(Ref.term, Ctx, M), member(Slot, [establishes, may_cover]), list(M, Slot, Ps), member(P, Ps),
      list(P, kinds, Rs), member(R, Rs), names_conduct(R, Ctx) ).

% One solution for each event that it is reported to be about; where none is reported, what it was
% about is unknown.
about_formula(Event, About, Env, Env, _, F) :-
    given(About, event, Reference), !,
    ( event_of(Reference, Env, Target) -> about_fact(Event, Target, F) ; unknown_fact(F) ).
about_formula(Event, About, Env0, Env, Ctx, and([G, F])) :-
    Description = About.description,
    ( claim(Event, about, _, c(claimed, _, _))
    -> setof(T, S^V^claim(Event, about, T, c(claimed, S, V)), Targets), member(Target, Targets), event(Target, _, _), in_question(Target, Description, Ctx),
       matches(Target, Description, none, Env0, Env1, Ctx, F), took_part_too(Target, Env1, Env), about_fact(Event, Target, G)
    ;  unknown_roles(Description, Env0, Env), unknown_fact(F), unknown_fact(G) ).

% The events of a finding are "all that took part".
took_part_too(Event, Env0, Env) :- ( look(events, Env0, Es) -> true ; Es = [] ), bind(events, [Event|Es], Env0, Env).

% What a description would introduce, of which nothing is known.
unknown_roles(Pattern, Env0, Env) :-
    findall(V, ( member(R, [by, with, to, against, territory]), given(Pattern, R, A), A.form == variable, V = A.variable,
                 \+ look(var(V), Env0, _) ), Vs),
    foldl([V, E0, E]>>bind(var(V), nobody, E0, E), Vs, Env0, Env).

about_fact(Event, Target, fact(Pro, Con, Con)) :-
    claimed_fact(Event, about, Target, fact(Pro, Con0, _)),
    ( Pro =:= 0, reported(Event, about) -> Con = 1 ; Con = Con0 ).
