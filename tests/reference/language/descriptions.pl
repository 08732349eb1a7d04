% What a description asks of an event (docs/language.md, "Descriptions of events"), and which States
% and events stand for its variables. An environment is an association: var(N), it, act, and moment
% where what sets a sentence off is no event. Ctx is ctx{treaty, commitment, sentence, variables,
% terms (term - reading), header, time, side}; side is `alleged` or `invoked`.

look(Key, Env, Value) :- get_assoc(Key, Env, Value).
bind(Key, Value, Env0, Env) :- put_assoc(Key, Env0, Value, Env).
bind_all(Pairs, Env0, Env) :- foldl(bind_pair, Pairs, Env0, Env).
bind_pair(Key-Value, Env0, Env) :- put_assoc(Key, Env0, Value, Env).

event_of(Reference, Env, Event) :- referred(Reference.form, Reference, Env, Event), Event \== null.
referred(variable, Reference, Env, Event) :- look(var(Reference.variable), Env, Event).
referred(it, _, Env, Event) :- look(it, Env, Event).
referred('the-act', _, Env, Event) :- ( look(act, Env, Event) -> true ; look(it, Env, Event) ).

% When what a reference means took place; a moment, or nothing that the record dates.
time_of(Reference, Env, Time) :-
    ( event_of(Reference, Env, Event) -> event_time(Event, Time)
    ; Reference.form \== variable, look(moment, Env, Moment) -> Time = Moment
    ; as_of(AsOf), Time = time(ninf, AsOf, false) ).

% --- who stands for its variables

% bound(Event, Pattern, Skip, Env0, Env, Ctx): one solution for each choice. `by` is skipped where
% imputation asks who did it.
bound(Event, Pattern, Skip, Env0, Env, Ctx) :-
    foldl(bound_role(Event, Pattern, Skip, Ctx), [by, with, to, against, territory, affecting_of],
          Env0, Env1),
    bound_about(Event, Pattern, Env1, Env2, Ctx),
    ( given(Pattern, called, V) -> bind(var(V), Event, Env2, Env) ; Env = Env2 ).

bound_role(Event, Pattern, Skip, Ctx, Role, Env0, Env) :-
    ( Role \== Skip, given(Pattern, Role, Actor), Actor.form == variable, V = Actor.variable,
      \+ look(var(V), Env0, _)
    -> candidates(Role, Event, Pattern, Named),
       findall(S, ( member(S, Named), in_domain(V, S, Env0, Ctx) ), Fit),
       ( Fit = [_|_] -> member(State, Fit)
       ; Named == [] -> State = nobody
       ; Role == with, \+ named(with, Event, _) -> State = nobody ),
       bind(var(V), State, Env0, Env)
    ; Env = Env0 ).

% Those reported in a role; both sides of what is held `with` somebody take part alike. "Where the
% role is unreported, unidentified."
candidates(affecting_of, Event, _, Owners) :- !,
    findall(O, owner_reported(Event, O), Os), sort(Os, Owners).
candidates(Role, Event, Pattern, Named) :-
    ( memberchk(Role, [by, with]), ( given(Pattern, with, _) ; claim(Event, with, _, _) )
    -> Roles = [by, with] ; Roles = [Role] ),
    findall(S, ( member(R, Roles), named(R, Event, S) ), All), sort(All, Named).
owner_reported(Event, Of) :- asserted(Event, affecting, asset(_, Of)), Of \== unsaid, Of \== nobody.
owner_reported(Event, Of) :- asserted(Event, affecting, asset(_, unsaid)), only_victim(Event, Of).
only_victim(Event, State) :- findall(X, named(against, Event, X), [State]).

% One choice for each event that it is reported to be about; where none is reported, nothing is
% known.
bound_about(Event, Pattern, Env0, Env, Ctx) :-
    ( given(Pattern, about, About), given(About, description, Inner)
    -> ( asserted(Event, about, _)
       -> asserted(Event, about, Target), event(Target, _, _), in_question(Target, Inner, Ctx),
          bound(Target, Inner, none, Env0, Env, Ctx)
       ; findall(var(V)-nobody, ( member(R, [by, with, to, against]), given(Inner, R, A),
                                  A.form == variable, V = A.variable, \+ look(var(V), Env0, _) ),
                 Unknown),
         bind_all(Unknown, Env0, Env) )
    ; Env = Env0 ).

% Who a report names in a role, with a strength above 0.
named(by, Event, State) :- !,
    findall(S, ( asserted(Event, by, by(S, _, _)), S \== nobody ), Ss), sort(Ss, All),
    member(State, All).
named(Role, Event, State) :- asserted(Event, Role, State), State \== nobody.

in_domain(Variable, State, Env, Ctx) :-
    nth0(Variable, Ctx.variables, Row), domain(Row.domain, State, Ctx),
    \+ ( holds(Row, other), gen_assoc(var(N), Env, State), nth0(N, Ctx.variables, R),
         R.sort == state, R.domain == Row.domain ).
domain(party, State, Ctx) :- party_of(Ctx, State).
domain(state, State, _) :- \+ organisation(State).
domain('third-state', State, Ctx) :- \+ party_of(Ctx, State).

% --- the formula of a description

% matches: each choice of who stands for its variables, with its formula.
matches(Event, Pattern, Skip, Env0, Env, Ctx, F) :-
    bound(Event, Pattern, Skip, Env0, Env, Ctx), formula(Event, Pattern, Skip, Env, Ctx, F).
described(Event, Pattern, Env, Ctx, F) :-
    findall(G, matches(Event, Pattern, none, Env, _, Ctx, G), Gs), any_of(Gs, F).

formula(Event, Pattern, Skip, Env, Ctx, and([Happened|Parts])) :-
    took_place(Event, Happened),
    findall(F, part(Event, Pattern, Skip, Env, Ctx, F), Parts).

part(Event, Pattern, _, _, Ctx, F) :- list(Pattern, kinds, Refs), of_kinds(Event, Refs, Ctx, F).
part(Event, Pattern, _, _, Ctx, N) :-
    list(Pattern, other_than, [R|Rs]), of_kinds(Event, [R|Rs], Ctx, F), negation(F, N).
part(Event, Pattern, Skip, Env, Ctx, F) :-
    member(Role, [by, with, to, against, territory]), Role \== Skip, given(Pattern, Role, Actor),
    actor_formula(Actor.form, Actor, Role, Event, Pattern, Env, Ctx, F).
part(Event, Pattern, _, _, _, F) :- given(Pattern, through, K), open_kind(Event, through, K, F).
part(Event, Pattern, _, Env, Ctx, F) :-
    open_roles(Roles), member(Role, Roles), list(Pattern, Role, [R|Rs]),
    ( Role == affecting, given(Pattern, affecting_of, Actor)
    -> actor_or_nobody(Actor, Env, Ctx, Owner), Whose = of(Owner) ; Whose = any ),
    open_role(Event, Role, [R|Rs], Whose, Ctx, F).
part(Event, Pattern, _, Env, Ctx, F) :-
    given(Pattern, about, About), about_formula(About, Event, Env, Ctx, F).

% Assets, effects, means, purposes and grounds "are open: what is not reported may have been".
open_role(Event, Role, Refs, Whose, Ctx, or(Fs)) :-
    names(Refs, Ctx, Sure, Possible),
    findall(F, ( member(K, Sure), open_value(Event, Role, K, Whose, F)
               ; member(K, Possible), open_value(Event, Role, K, Whose, F0),
                 F = at_most_unknown(F0) ), Fs).
open_value(Event, Role, Kind, any, F) :- !, open_kind(Event, Role, Kind, F).
open_value(Event, affecting, Kind, of(Owner), or([fact(0, Con, Challenge)|Fs])) :-
    kind_fact(Event, affecting, Kind, fact(_, Con, Challenge)),
    findall(and([fact(S, C, H), Whose]),
            ( claim(Event, affecting, asset(K, Of), c(claimed, S, _)), S > 0, is_a(K, Kind),
              kind_fact(Event, affecting, K, fact(_, C, H)), owner_fact(Event, Of, Owner, Whose) ),
            Fs).
open_kind(Event, Role, Kind, or([fact(0, Con, Challenge)|Fs])) :-
    findall(K, ( asserted(Event, Role, V), kind_in(Role, V, K), is_a(K, Kind) ), Ks0),
    sort(Ks0, Ks), maplist(kind_fact(Event, Role), Ks, Fs),
    kind_fact(Event, Role, Kind, fact(_, Con, Challenge)).

% "What affects an asset of an event directed against one State only is presumed that State's."
owner_fact(_, _, nobody, F) :- !, unknown_fact(F).
owner_fact(Event, unsaid, Owner, F) :- !,
    ( only_victim(Event, Owner) -> true_fact(F) ; unknown_fact(F) ).
owner_fact(_, Of, Owner, F) :- ( Of == Owner -> true_fact(F) ; false_fact(F) ).

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
