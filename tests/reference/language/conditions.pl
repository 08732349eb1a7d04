% Conditions (docs/language.md, "Conditions and defences"): whoever alleges shows a `where`, whoever
% invokes an `unless`.

% "Conditions run through the event that the line above introduced": all lines after a description
% that names its event are asked about that event. conditions(List, Env, Ctx, Formulas), one for
% each line up to the first such description.
conditions([], _, _, []).
conditions([C|Cs], Env, Ctx, [F|Fs]) :-
    ( introduces(C) -> chain([C|Cs], Env, Ctx, F), Fs = []
    ; condition(C, Env, Ctx, F), conditions(Cs, Env, Ctx, Fs) ).
formulas(Cs, Env, Ctx, Fs) :- findall(F, ( member(C, Cs), condition(C, Env, Ctx, F) ), Fs).
none_holds(Cs, Env, Ctx, Ns) :- formulas(Cs, Env, Ctx, Fs), maplist(negation, Fs, Ns).

chain([], _, _, F) :- true_fact(F).
chain([C|Cs], Env, Ctx, F) :-
    ( introduces(C)
    -> findall(and([G, H]), ( occurrence(C, Env, Next, Ctx, G), chain(Cs, Next, Ctx, H) ), Ways),
       silence(C, Env, Ctx, None), F = or([None|Ways])
    ; condition(C, Env, Ctx, G), chain(Cs, Env, Ctx, H), F = and([G, H]) ).
introduces(C) :-
    C.is == occurrence, \+ holds(C, negated), C.at_least =:= 1, given(C.pattern, called, _).

% What a condition speaks of is not there: then it is unknown. `polarity` of what is not negated
% changes nothing.
condition(C, Env, Ctx, F) :-
    ( condition_of(C.is, C, Env, Ctx, F0) -> polarity(C, F0, F) ; unknown_fact(F) ).

condition_of(combination, C, Env, Ctx, F) :-
    formulas(C.parts, Env, Ctx, Fs), combined(C.form, Fs, F).
condition_of('defence-applies', C, Env, Ctx, F) :- shared_defence(C.defence, Env, Ctx, F).
condition_of(occurrence, C, Env, Ctx, at_least(C.at_least, All)) :-
    findall(G, occurrence(C, Env, _, Ctx, G), Gs), silence(C, Env, Ctx, None),
    findall(None, between(1, C.at_least, _), Nones), append(Gs, Nones, All).
condition_of('in-force-between', C, Env, Ctx, and([F1, F2])) :-
    time_of_act(Env, Time),
    actor_state(C.first, Env, Ctx, A), actor_state(C.second, Env, Ctx, B),
    in_force(C.instrument, A, B, Time, Ctx, F1), in_force(C.instrument, B, A, Time, Ctx, F2).
condition_of('is-bound', C, Env, Ctx, F) :-
    time_of_act(Env, Time), actor_state(C.actor, Env, Ctx, State), State \== nobody,
    field(C, instrument, Ctx.treaty, Treaty), in_force(Treaty, State, none, Time, Ctx, F).
condition_of('role-fact', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), open_role(E, C.role, C.kinds, any, Ctx, F).
condition_of('came-from', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), A = C.territory,
    actor_formula(A.form, A, territory, E, _{}, Env, Ctx, F).
condition_of('was-by', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), A = C.actor, actor_formula(A.form, A, by, E, _{}, Env, Ctx, F).
condition_of('was-described', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), described(E, C.pattern, Env, Ctx, F).
condition_of(breached, C, Env, Ctx, F) :- breached(C, Env, Ctx, F).
condition_of(judged, C, Env, _, F) :- answered(C, Env, F).
condition_of('knew-of', C, Env, Ctx, F) :-
    event_of(C.event, Env, E), actor_state(C.actor, Env, Ctx, S), field(C, when, none, When),
    knew(S, E, When, Env, Ctx, F).
condition_of(consented, C, Env, Ctx, F) :-
    event_of(C.event, Env, E), actor_state(C.actor, Env, Ctx, S), consented(S, E, C, Ctx, F).

combined('all-of', Fs, and(Fs)).
combined('any-of', Fs, or(Fs)).
combined('none-of', Fs, F) :- negation(or(Fs), F).
time_of_act(Env, Time) :- look(act, Env, Act), event_time(Act, Time).

% --- one event that answers a description, and stands in time as asked

occurrence(C, Env0, Env, Ctx, and([F, T])) :-
    event(E, _, _), in_question(E, C.pattern, Ctx), matches(E, C.pattern, none, Env0, Env, Ctx, F),
    event_time(E, Time), field(C, when, none, When), stands(Time, When, Env0, Ctx, T).

% "Where a defence turns on the order of two vague times, what is possible counts as so"; "from no
% date nothing is presumed".
stands(_, none, _, _, F) :- !, true_fact(F).
stands(Time, When, Env, Ctx, F) :-
    time_of(When.event, Env, Other), stands_form(When.form, Time, Other, F0),
    ( given(When, within, D) -> near(When.form, Time, Other, D, N), both(F0, N, F1) ; F1 = F0 ),
    presumed(Ctx, Time, Other, F1, F).
presumed(Ctx, A, B, F, G) :-
    ( Ctx.side == invoked, dated(A), dated(B) -> G = presumable(F) ; G = F ).

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

% --- what a State knew, what it consented to

% "Any communication to or by a State about an event shows that it knew of it."
knew(State, E, When, Env, Ctx, or([fact(0, Con, Con)|Fs])) :-
    findall(and([H, About, or([By, To]), T]),
            ( State \== nobody, event(M, _, _), asserted(M, kind, K), group(K, communications),
              claim(M, about, E, _), took_place(M, H), about_fact(M, E, About),
              sender(M, State, By), state_fact(M, to, State, To), event_time(M, Time),
              stands(Time, When, Env, Ctx, T) ), Fs0), sort(Fs0, Fs),
    ( When == none -> Asked = _{} ; Asked = _{when:When} ), window(Asked, Env, First, Last),
    known_kinds([knowledge], Refs), completeness(Refs, First, Last, [State], Ctx, Con).

% Consent is to the act: by the State whose right it is, before or during the act, within its limits
% (ILC Article 20).
consented(State, Act, C, Ctx, or([fact(0, Con, Con)|Fs])) :-
    ( holds(C, in_writing) -> Kind = 'written-consent' ; Kind = consent ), event_time(Act, B),
    findall(and([H, K, By, Covers, T]),
            ( event(E, _, _), E \== Act, may_be(E, _{kind:Kind}, Ctx), took_place(E, H),
              closed_kind(E, Kind, K), sender(E, State, By), covers(E, Act, Covers),
              event_time(E, A), stands_form('before-or-during', A, B, T0),
              presumed(Ctx, A, B, T0, T) ), Fs),
    ends(B, _-End), completeness([_{kind:Kind}], ninf, End, [State], Ctx, Con).

% "Every kind claimed for the act must be covered, or not have happened." Of a consent "with neither
% about nor covering … what it covers is unknown".
covers(E, Act, F) :-
    findall(A, ( claim(E, about, _, _), about_fact(E, Act, A) ), As0), sort(As0, As),
    findall(or([Covered, Not]),
            ( asserted(Act, kind, K), claim(E, covering, _, _), covering(E, K, Covered),
              kind_fact(Act, kind, K, KF), negation(KF, Not) ), Ks0), sort(Ks0, Ks),
    ( \+ claim(E, about, _, _), \+ claim(E, covering, _, _) -> unknown_fact(F)
    ; append(As, Ks, All), F = and(All) ).
covering(E, Kind, F) :-
    findall(C, ( claim(E, covering, K, C), is_a(Kind, K) ), Cs),
    ( Cs == [] -> false_fact(F) ; weighed(Cs, others, F) ).

% --- was a breach of

breached(C, Env, Ctx, or([U|Fs])) :-
    unknown_fact(U),
    findall(F, ( on_record(B), asked_for(B, C.target),
                 ( given(C, event, R) -> event_of(R, Env, E), B.act == true, B.event == E ; true ),
                 forall(member(Key, [bearer, counterparty]),
                        ( given(C, Key, A) -> actor_state(A, Env, Ctx, State), B.get(Key) == State
                        ; true )),
                 ( given(C, when, When) -> stands(B.time, When, Env, Ctx, T), F = and([B.fact, T])
                 ; F = B.fact ) ), Fs).

asked_for(Breach, Target) :-
    list(Target, commitments, Cs),
    ( Cs == [] -> binding(Breach.c)
    ; first_version(Breach.c, V), member(N, Cs), first_version(N, V) ), !.

% "Any binding commitment: one of a treaty or of custom that does not itself follow from a breach."
binding(C) :-
    \+ follower(C), row(commitments, C, Row), row(instruments, Row.instrument, I),
    I.genre \== norms.
