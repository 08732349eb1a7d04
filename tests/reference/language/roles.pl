% States in roles: whom a sentence means by an actor, and how far a report shows that it was they.

% Whom the text binds: each State, the parties, those that acceded by an event of the case.
party_of(Ctx, State) :-
    State \== nobody,
    ( addresses_all(Ctx.treaty) -> \+ organisation(State) ; once(member_party(Ctx, State)) ).
member_party(Ctx, State) :- party(Ctx.treaty, State).
member_party(Ctx, State) :- acceded(Ctx.treaty, State), \+ party(Ctx.treaty, State).

actor_state(Actor, Env, Ctx, State) :-
    ( Actor.form == variable -> look(var(Actor.variable), Env, State)
    ; Actor.form == state -> State = Actor.state
    ; Actor.form == depositary -> row(instruments, Ctx.treaty, I), given(I, depositary, State) ).
actor_or_nobody(Actor, Env, Ctx, State) :-
    ( actor_state(Actor, Env, Ctx, Known) -> State = Known ; State = nobody ).

actor_formula(anyone, _, _, _, _, _, _, F) :- !, true_fact(F).
% "Somebody else": as far as it is shown not to be that State.
actor_formula('anyone-other-than', A, Role, Event, P, Env, Ctx, N) :- !,
    ( look(var(A.variable), Env, Not) -> true ; Not = nobody ),
    role_formula(Role, Not, Event, P, Ctx, F), negation(F, N).
actor_formula('same-actor', _, _, Event, _, Env, _, F) :- !, same_actor(Event, Env, F).
% "A duty between the parties is performed where all of them took part."
actor_formula(parties, _, Role, Event, P, _, Ctx, and(Fs)) :- !,
    findall(F, ( member_party(Ctx, S), role_formula(Role, S, Event, P, Ctx, F) ), Fs).
actor_formula(_, A, Role, Event, P, Env, Ctx, F) :-
    actor_or_nobody(A, Env, Ctx, State), role_formula(Role, State, Event, P, Ctx, F).

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
    ; given(Pattern, with, _) -> took_part(Event, State, [by, with], F)
    ; sender(Event, State, F) ).
role_formula(Role, State, Event, _, _, F) :- state_fact(Event, Role, State, F).

% "Basis matters for conduct only": for what a State conducts, as the description says.
asks_for_basis(Pattern, Event, Ctx) :-
    ( list(Pattern, kinds, [R|Rs])
    -> names([R|Rs], Ctx, Sure, Possible), ( member(K, Sure) ; member(K, Possible) ), conducted(K)
    ; claim(Event, kind, K, _), conducted(K) ), !.

% "Roles that name States … are complete once something is reported: who is not named does not stand
% in them; of what is held with somebody, once both sides are." `by` and `with` are two names of one
% role there.
state_fact(_, _, nobody, F) :- !, unknown_fact(F).
state_fact(Event, Role, State, F) :-
    claimed_fact(Event, Role, State, G), exhausted(G, Event, [Role], F).
sender(Event, State, F) :- took_part(Event, State, [by], F).
took_part(_, nobody, _, F) :- !, unknown_fact(F).
took_part(Event, State, Reported, F) :-
    findall(C, claim(Event, by, by(State, _, _), C), Cs), weighed(Cs, own, fact(P1, C1, H1)),
    claimed_fact(Event, with, State, fact(P2, C2, H2)),
    Pro is max(P1, P2), Con is max(C1, C2), Challenge is max(H1, H2),
    exhausted(fact(Pro, Con, Challenge), Event, Reported, F).
exhausted(fact(Pro, Con, Challenge), Event, Roles, F) :-
    ( Pro =:= 0, forall(member(R, Roles), named(R, Event, _)) -> false_fact(F)
    ; F = fact(Pro, Con, Challenge) ).
