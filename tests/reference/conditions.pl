% Conditions (docs/language.md, "Conditions and defences"): whoever alleges shows a `where`, whoever
% invokes an `unless`.

% "Conditions run through the event that the line above introduced": all lines after a description
% that names its event are asked about that event. conditions(List, Env, Ctx, Formulas), one for
% each line up to the first such description.
conditions([], _, _, []).
conditions([C|Cs], Env, Ctx, [F|Fs]) :-
    ( introduces(C) -> chain([C|Cs], Env, Ctx, F), Fs = []
    ; condition(C, Env, Ctx, F), conditions(Cs, Env, Ctx, Fs) ).

chain([], _, _, F) :- true_fact(F).
chain([C|Cs], Env, Ctx, F) :-
    ( introduces(C)
    -> findall(and([G, H]), ( occurrence(C, Env, Next, Ctx, G), chain(Cs, Next, Ctx, H) ), Ways),
       silence(C, Env, Ctx, None), append(Ways, [None], All), F = or(All)
    ;  condition(C, Env, Ctx, G), chain(Cs, Env, Ctx, H), F = and([G, H]) ).

introduces(C) :-
    C.is == occurrence, \+ holds(C, negated), C.at_least =:= 1, given(C.pattern, called, _).

% What a condition speaks of is not there: then it is unknown.
condition(C, Env, Ctx, F) :- ( condition_of(C.is, C, Env, Ctx, F0) -> F = F0 ; unknown_fact(F) ).

condition_of(combination, C, Env, Ctx, F) :-
    findall(G, ( member(P, C.parts), condition(P, Env, Ctx, G) ), Gs),
    combined(C.form, Gs, F).
condition_of('defence-applies', C, Env, Ctx, F) :- shared_defence(C.defence, Env, Ctx, F).
condition_of(occurrence, C, Env, Ctx, F) :-
    findall(G, occurrence(C, Env, _, Ctx, G), Gs), silence(C, Env, Ctx, None),
    findall(None, between(1, C.at_least, _), Nones), append(Gs, Nones, All),
    ( C.at_least =:= 1 -> F0 = or(All) ; F0 = at_least(C.at_least, All) ), polarity(C, F0, F).
condition_of('in-force-between', C, Env, Ctx, and([F1, F2])) :-
    look(act, Env, Act), event_time(Act, Time),
    actor_state(C.first, Env, Ctx, A), actor_state(C.second, Env, Ctx, B),
    in_force(C.instrument, A, B, Time, Ctx, F1), in_force(C.instrument, B, A, Time, Ctx, F2).
condition_of('is-bound', C, Env, Ctx, F) :-
    look(act, Env, Act), event_time(Act, Time), actor_state(C.actor, Env, Ctx, S), S \== nobody,
    ( given(C, instrument, T) -> true ; T = Ctx.treaty ),
    in_force(T, S, none, Time, Ctx, F0), polarity(C, F0, F).
condition_of('role-fact', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), open_role(E, C.role, C.kinds, any, Ctx, F).
condition_of('came-from', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), actor_formula(C.territory.form, C.territory, territory, E, _{}, Env,
                                             Ctx, F).
condition_of('was-by', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), actor_formula(C.actor.form, C.actor, by, E, _{}, Env, Ctx, F0),
    polarity(C, F0, F).
condition_of('was-described', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), described(E, C.pattern, Env, Ctx, F0), polarity(C, F0, F).
condition_of(breached, C, Env, Ctx, F) :- breached(C, Env, Ctx, F0), polarity(C, F0, F).
condition_of(judged, C, Env, _, F) :- answered(C, Env, F0), polarity(C, F0, F).
condition_of('knew-of', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), actor_state(C.actor, Env, Ctx, S),
    ( given(C, when, When) -> true ; When = none ), knew(S, E, When, Env, Ctx, F0),
    polarity(C, F0, F).
condition_of(consented, C, Env, Ctx, F) :-
    event_of(C.event, Env, E), actor_state(C.actor, Env, Ctx, S), consented(S, E, C, Ctx, F).

combined('all-of', Gs, and(Gs)).
combined('any-of', Gs, or(Gs)).
combined('none-of', Gs, F) :- negation(or(Gs), F).

% --- one event that answers a description, and stands in time as asked

occurrence(C, Env0, Env, Ctx, and([F, T])) :-
    event(E, _, _), in_question(E, C.pattern, Ctx),
    matches(E, C.pattern, none, Env0, Env, Ctx, F),
    ( given(C, when, When) -> event_time(E, Time),
      stands(Time, When, Env0, Ctx, T) ; true_fact(T) ).

% "Where a defence turns on the order of two vague times, what is possible counts as so"; "from no
% date nothing is presumed".
stands(Time, When, Env, Ctx, F) :-
    time_of(When.event, Env, Other), stands_to(When, Time, Other, F0),
    ( Ctx.side == invoked, dated(Time), dated(Other) -> F = presumable(F0) ; F = F0 ).
dated(time(First, _, _)) :- First \== ninf.

stands_to(When, A, B, F) :-
    stands_form(When.form, A, B, F0),
    ( given(When, within, D) -> near(When.form, A, B, D, N), both(F0, N, F) ; F = F0 ).
stands_form(before, A, B, F) :- before(A, B, F).
stands_form(after, A, B, F) :- before(B, A, F).
stands_form(during, A, B, F) :- during(A, B, F).
stands_form('before-or-during', A, B, F) :-
    begins(A, F1-L1), ends(B, F2-L2), compare_times(no_later(L1, F2), earlier(L2, F1), F).

% Within seven days before: not earlier than seven days before it begins.
near(before, A, B, D, F) :-
    begins(A, F1-L1), begins(B, F2-L2), shifted(F2, D, -1, F3), shifted(L2, D, -1, L3),
    compare_times(no_later(L3, F1), earlier(L1, F3), F).
near(after, A, B, D, F) :-
    begins(A, F1-L1), ends(B, F2-L2), shifted(F2, D, 1, F3), shifted(L2, D, 1, L3),
    compare_times(no_later(L1, F3), earlier(L3, F1), F).

% --- section 5, "Completeness: when silence speaks"

silence(C, Env, Ctx, fact(0, Con, Con)) :-
    window(C, Env, First, Last),
    findall(S, ( member(R, [by, to, with]), given(C.pattern, R, A), actor_state(A, Env, Ctx, S) ),
            States),
    list(C.pattern, kinds, Refs), completeness(Refs, First, Last, States, Ctx, Con).

% "Of a condition such as within 90 days before the act those 90 days."
window(C, Env, First, Last) :-
    ( given(C, when, When)
    -> time_of(When.event, Env, T), begins(T, B-B2), ends(T, _-End),
    window_of(When.form, When, B, B2, End, First, Last)
    ;  First = ninf, as_of(Last) ).
window_of(before, When, B, B2, _, First, B2) :-
    ( given(When, within, D) -> shifted(B, D, -1, First) ; First = ninf ).
window_of(after, When, B, _, End, B, Last) :-
    ( given(When, within, D) -> shifted(End, D, 1, Last) ; as_of(Last) ).
window_of(during, _, B, _, End, B, End).
window_of('before-or-during', _, _, _, End, ninf, End).

% Of several kinds, each has to be complete; so have those that a text may include. `nobody` may be
% any State: only what is complete of all of them is complete of it.
completeness(Refs, First, Last, States, Ctx, Con) :-
    names(Refs, Ctx, Sure, Possible), append(Sure, Possible, Kinds),
    ( Sure == [] -> Con = 0
    ; findall(S, ( member(K, Kinds), complete_for(K, First, Last, States, S) ), Ss),
    min_list(Ss, Con) ).

complete_for(Kind, First, Last, States, Strength) :-
    as_of(AsOf), earliest(Last, AsOf, Until),
    strongest_of(( complete(Kinds, Between, F, L, S), no_later(F, First), no_later(Until, L),
                   ( Between == [] -> true ; subset(States, Between) ),
                   member(K, Kinds), is_a(Kind, K) ), S, Strength).

% --- what only judgment answers, what a State knew, what it consented to

% "An evaluative element is unknown until an answers claim speaks to it." "A duty that no event sets
% off has no act: an answer about some event does not speak of it, one about no event does."
answered(C, Env, F) :-
    ( event_of(C.event, Env, E) -> true ; C.event.form == variable -> E = some ; E = none ),
    answered_about(C.question, E, F).
answered_about(Question, E, F) :-
    findall(C, ( answer(Question, About, C), ( About == any ; About == E ; E == some ) ), Cs0),
    sort(Cs0, Cs), weighed(Cs, others, F).

% "Any communication to or by a State about an event shows that it knew of it."
knew(State, E, When, Env, Ctx, or([fact(0, Con, Con)|Fs])) :-
    findall(and([H, About, or([By, To]), T]),
            ( State \== nobody, event(M, _, _), asserted(M, kind, K), group(K, communications),
              claim(M, about, E, _), took_place(M, H), about_fact(M, E, About),
              sender(M, State, By), state_fact(M, to, State, To), event_time(M, Time),
              ( When == none -> true_fact(T) ; stands(Time, When, Env, Ctx, T) ) ), Fs0),
              sort(Fs0, Fs),
    ( When == none -> First = ninf, as_of(Last) ; window(_{when:When}, Env, First, Last) ),
    ( group(knowledge, _) -> completeness([_{kind:knowledge}], First, Last, [State], Ctx, Con)
    ; Con = 0 ).

% "Consent is to the act: by the State whose right it is, before or during the act, within its
% limits."
consented(State, Act, C, Ctx, or([fact(0, Con, Con)|Fs])) :-
    ( holds(C, in_writing) -> Kind = 'written-consent' ; Kind = consent ), event_time(Act, B),
    findall(and([H, K, By, Covers, T]),
            ( event(E, _, _), E \== Act, may_be(E, _{kind:Kind}, Ctx),
              took_place(E, H), closed_kind(E, Kind, K), sender(E, State, By),
              covers(E, Act, Covers), event_time(E, A),
              stands_form('before-or-during', A, B, T0),
              ( Ctx.side == invoked, dated(A), dated(B) -> T = presumable(T0) ; T = T0 ) ), Fs),
    ends(B, _-End), completeness([_{kind:Kind}], ninf, End, [State], Ctx, Con).

% "Every kind claimed for the act must be covered, or not have happened"; "with neither about nor
% covering, what it covers is unknown".
covers(E, Act, F) :-
    ( claim(E, about, _, _) -> about_fact(E, Act, A), As = [A] ; As = [] ),
    ( claim(E, covering, _, _)
    ->
    findall(or([Covered, Not]), ( asserted(Act, kind, K), covering(E, K, Covered),
                                  kind_fact(Act, kind, K, KF), negation(KF, Not) ), Ks)
    ;  Ks = [] ),
    append(As, Ks, All),
    ( As == [], \+ claim(E, covering, _, _) -> unknown_fact(F) ; F = and(All) ).
covering(E, Kind, F) :-
    findall(C, ( claim(E, covering, K, C), is_a(Kind, K) ), Cs),
    ( Cs == [] -> false_fact(F) ; weighed(Cs, others, F) ).
