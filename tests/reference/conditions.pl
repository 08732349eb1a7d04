% Conditions (docs/language.md, "Conditions and defences"): whoever alleges shows a `where`, whoever
% invokes an `unless`.

% "Conditions run through the event that the line above introduced": a description that introduces
% something is shared by all lines after it.
conjunction([], _, _, F) :- true_fact(F).
conjunction([C|Cs], Env, Ctx, F) :-
    ( introduces(C)
    -> findall(and([G, H]), ( occurrence(C, Env, Env1, Ctx, G), conjunction(Cs, Env1, Ctx, H) ), Ways),
       silence(C, Env, Ctx, None),
       ( refers_on(C, Cs) -> F = or([None|Ways]) ; conjunction(Cs, Env, Ctx, H0), F = or([and([None, H0])|Ways]) )
    ;  condition(C, Env, Ctx, G), conjunction(Cs, Env, Ctx, H), F = and([G, H]) ).

introduces(C) :- C.is == occurrence, \+ holds(C, negated), C.at_least =:= 1.
refers_on(C, Cs) :- given(C.pattern, called, V), sub_term(T, Cs), is_dict(T), given(T, form, variable), given(T, variable, V), !.

condition(C, Env, Ctx, F) :-
    ( condition_of(C.is, C, Env, Ctx, F0) -> F = F0 ; throw(not_covered(C.is)) ).

condition_of(combination, C, Env, Ctx, F) :-
    ( C.form == 'all-of' -> conjunction(C.parts, Env, Ctx, F)
    ; findall(G, ( member(P, C.parts), conjunction([P], Env, Ctx, G) ), Gs),
      ( C.form == 'any-of' -> F = or(Gs) ; negation(or(Gs), F) ) ).
condition_of('defence-applies', C, Env, Ctx, F) :-
    row(defences, C.defence, D), defence_env(D, Ctx, Env, Inner, InnerCtx),
    list(D, where, Where), conjunction(Where, Inner, InnerCtx, F).
condition_of(occurrence, C, Env, Ctx, F) :-
    findall(G, occurrence(C, Env, _, Ctx, G), Gs), silence(C, Env, Ctx, None),
    ( C.at_least =:= 1 -> F0 = or([None|Gs])
    ; numlist(1, C.at_least, Ns), findall(None, member(_, Ns), Nones), append(Gs, Nones, All), F0 = at_least(C.at_least, All) ),
    polarity(C, F0, F).
condition_of('in-force-between', C, Env, Ctx, F) :-
    actor_state(C.first, Env, Ctx, A), actor_state(C.second, Env, Ctx, B),
    act_time(Env, Time), Inner = Ctx.put(treaty, C.instrument),
    in_force(C.instrument, A, none, Time, Inner, F1), in_force(C.instrument, B, none, Time, Inner, F2), F = and([F1, F2]).
condition_of('role-fact', C, Env, Ctx, F) :-
    ( event_of(C.event, Env, E), E \== none -> open_role(E, C.role, C.kinds, _{}, Env, Ctx, F) ; unknown_fact(F) ).
condition_of('came-from', C, Env, Ctx, F) :-
    ( event_of(C.event, Env, E), actor_state(C.territory, Env, Ctx, S) -> role_formula(territory, S, E, _{}, Ctx, F) ; unknown_fact(F) ).
condition_of('was-by', C, Env, Ctx, F) :-
    ( event_of(C.event, Env, E) -> actor_formula(C.actor.form, C.actor, by, E, _{}, Env, Ctx, F0), polarity(C, F0, F) ; unknown_fact(F) ).
condition_of('was-described', C, Env, Ctx, F) :-
    ( event_of(C.event, Env, E)
    -> findall(G, matches(E, C.pattern, none, Env, _, Ctx, G), Gs), polarity(C, or(Gs), F) ; unknown_fact(F) ).
condition_of(breached, C, Env, Ctx, F) :- breached(C, Env, Ctx, F0), polarity(C, F0, F).
condition_of(judged, C, Env, _, F) :-
    ( event_of(C.event, Env, E) -> answered(C.question, E, F0), polarity(C, F0, F) ; unknown_fact(F) ).
condition_of('knew-of', C, Env, Ctx, F) :-
    ( event_of(C.event, Env, E), actor_state(C.actor, Env, Ctx, S)
    -> field(C, when, none, When), knew(S, E, When, Env, Ctx, F0), polarity(C, F0, F) ; unknown_fact(F) ).
condition_of('is-bound', C, Env, Ctx, F) :-
    actor_state(C.actor, Env, Ctx, S), field(C, instrument, Ctx.treaty, T), act_time(Env, Time),
    in_force(T, S, none, Time, Ctx, F0), polarity(C, F0, F).
condition_of(consented, C, Env, Ctx, F) :-
    ( event_of(C.event, Env, E), actor_state(C.actor, Env, Ctx, S) -> consented(S, E, C, Ctx, F) ; unknown_fact(F) ).

act_time(Env, Time) :- ( look(act, Env, E), event_time(E, Time) -> true ; look(it, Env, E), event_time(E, Time) -> true ; look(moment, Env, Time) ).

% One event that answers the description, and stands in time as asked; never the act itself.
occurrence(C, Env0, Env, Ctx, and([F, T])) :-
    event(E, _, _), \+ look(act, Env0, E),
    matches(E, C.pattern, none, Env0, Env, Ctx, F),
    ( given(C, when, When) -> stands(E, When, Env0, Ctx, T) ; true_fact(T) ).

stands(E, When, Env, Ctx, F) :-
    ( event_of(When.event, Env, Other), event_time(Other, B)
    -> event_time(E, A), stands_to(When, A, B, F0), presumed(Ctx, E, Other, F0, F) ; unknown_fact(F) ).

% "Where a defence turns on the order of two vague times, what is possible counts as so"; not
% between times of which nothing is reported.
presumed(Ctx, E, Other, fact(0, 0, 0), F) :- Ctx.side == invoked, dated(E), dated(Other), !, true_fact(F).
presumed(_, _, _, F, F).
dated(E) :- event_time(E, time(First, _, _)), First \== ninf.

stands_to(When, A, B, F) :-
    stands_form(When.form, A, B, F0),
    ( given(When, within, D) -> near(When.form, A, B, D, N), both(F0, N, F) ; F = F0 ).
stands_form(before, A, B, F) :- before(A, B, F).
stands_form(after, A, B, F) :- before(B, A, F).
stands_form(during, A, B, F) :- during(A, B, F).
stands_form('before-or-during', A, B, F) :- begins(A, F1-L1), ends(B, F2-L2), compare_times(no_later(L1, F2), earlier(L2, F1), F).

both(fact(0, 1, 1), _, fact(0, 1, 1)) :- !.
both(_, fact(0, 1, 1), fact(0, 1, 1)) :- !.
both(fact(1, 0, 0), fact(1, 0, 0), fact(1, 0, 0)) :- !.
both(_, _, fact(0, 0, 0)).

% Within seven days before: not earlier than seven days before it begins.
near(before, A, B, D, F) :- begins(A, F1-L1), begins(B, F2-L2), shifted(F2, D, -1, F3), shifted(L2, D, -1, L3), compare_times(no_later(L3, F1), earlier(L1, F3), F).
near(after, A, B, D, F) :- begins(A, F1-L1), ends(B, F2-L2), shifted(F2, D, 1, F3), shifted(L2, D, 1, L3), compare_times(no_later(L1, F3), earlier(L3, F1), F).

% Section 5, "Completeness: when silence speaks".
silence(C, Env, Ctx, F) :-
    window(C, Env, First, Last), completeness(C.pattern, First, Last, Env, Ctx, Con), F = fact(0, Con, Con).

window(C, Env, First, Last) :-
    ( given(C, when, When), event_of(When.event, Env, E), event_time(E, T)
    -> begins(T, B-B2), ends(T, _-End), window_of(When.form, When, B, B2, End, First, Last)
    ;  First = ninf, as_of(Last) ).
window_of(before, When, B, B2, _, First, B2) :- ( given(When, within, D) -> shifted(B, D, -1, First) ; First = ninf ).
window_of(after, When, B, _, End, B, Last) :- ( given(When, within, D) -> shifted(End, D, 1, Last) ; as_of(Last) ).
window_of(during, _, B, _, End, B, End).
window_of('before-or-during', _, _, _, End, ninf, End).

completeness(Pattern, First, Last, Env, Ctx, Con) :-
    findall(S, ( member(R, [by, to, with]), given(Pattern, R, A), A.form \== anyone, A.form \== parties, actor_state(A, Env, Ctx, S) ), States),
    completeness_between(States, Pattern, First, Last, Ctx, Con).

completeness_between(States, Pattern, First, Last, Ctx, Con) :-
    as_of(AsOf), earliest(Last, AsOf, Until),
    strongest_of(( complete(Kinds, Between, F, L, S0), no_later(First, Until), no_later(F, First), no_later(Until, L),
                   ( Between == [] -> true ; subset(States, Between) ),
                   list(Pattern, kinds, Refs), forall(member(R, Refs), covered(R, Kinds, Ctx)) ), S0, Con).

covered(Ref, Kinds, Ctx) :-
    ( given(Ref, kind, K) -> member(C, Kinds), is_a(K, C), !
    ; meaning(Ref.term, Ctx, M), forall(( member(Slot, [establishes, may_cover]), list(M, Slot, Ps), member(P, Ps), list(P, kinds, Rs), member(R, Rs) ), covered(R, Kinds, Ctx)) ).

% "An evaluative element is unknown until an answers claim speaks to it."
answered(Question, E, fact(Pro, Con, Con)) :-
    strongest_of(( answer(Question, A, true, S), about_it(A, E) ), S, Pro),
    strongest_of(( answer(Question, B, false, S1), about_it(B, E) ), S1, Con).
about_it(any, _).
about_it(E, E).

% "Any communication to or by a State about an event shows that it knew of it."
knew(State, E, When, Env, Ctx, or([fact(0, Con, Con)|Fs])) :-
    findall(and([fact(S, 0, 0), Part, About, T]),
            ( event(M, _, S), M \== E, claimed_kind(M, kind, K), group(K, communications),
              about_fact(M, E, About), About \= fact(0, _, _),
              sender(M, State, By), state_fact(M, to, State, To), state_fact(M, with, State, With), Part = or([By, To, With]),
              ( When == none -> true_fact(T) ; stands(M, When, Env, Ctx, T) ) ), Fs),
    ( When == none -> First = ninf, as_of(Last) ; window(_{when:When}, Env, First, Last) ),
    strongest_of(( complete(Kinds, Between, F, L, S0), memberchk(knowledge, Kinds), no_later(F, First), no_later(Last, L),
                   ( Between == [] -> true ; memberchk(State, Between) ) ), S0, Con).

% "Consent is to the act: by the State whose right it is, before or during the act, within its
% limits"; "every kind claimed for the act must be covered, or not have happened".
consented(State, Act, C, Ctx, or([fact(0, Con, Con)|Fs])) :-
    ( holds(C, in_writing) -> Kind = 'written-consent' ; Kind = consent ),
    findall(and([fact(S, 0, 0), K, By, Covers, T]),
            ( event(E, _, S), E \== Act, closed_kind(E, Kind, K), K \= or([fact(0, 1, 1)]),
              sender(E, State, By), By \= fact(0, 1, 1), covers(E, Act, Covers),
              event_time(E, A), event_time(Act, B), stands_form('before-or-during', A, B, T0), presumed(Ctx.put(side, invoked), E, Act, T0, T) ), Fs),
    event_time(Act, BT), ends(BT, _-End),
    completeness(_{kinds:[_{kind:Kind}]}, ninf, End, t, Ctx, Con).

covers(E, Act, F) :-
    ( reported(E, about) -> about_fact(E, Act, A), As = [A] ; As = [] ),
    ( reported(E, covering)
    -> findall(or([Cov, Not]), ( claimed_kind(Act, kind, K), covering(E, K, Cov), kind_fact(Act, kind, K, KF), negation(KF, Not) ), Ks)
    ;  Ks = [] ),
    append(As, Ks, All),
    ( All == [] -> unknown_fact(F) ; F = and(All) ).
covering(E, Kind, or(Fs)) :-
    findall(F, ( claimed_kind(E, covering, C), is_a(Kind, C), kind_fact(E, covering, C, F) ), Fs0),
    ( Fs0 == [] -> false_fact(F0), Fs = [F0] ; Fs = Fs0 ).
