% Duties (section 4: "A duty has non-performance in place of imputation"; section 11).

% Where a report leaves open whom the event that sets a duty off befell, it may have been each party.
duty_way(Ctx, Way) :-
    Sentence = Ctx.sentence, \+ prohibition(Sentence), empty_assoc(E0),
    ( Sentence.subject.form == variable -> Open = Ctx.put(bearer_variable, Sentence.subject.variable) ; Open = Ctx ),
    duty_trigger(Sentence, E0, E1, Open, Event, Events, Trigger, Since),
    duty_pair(Sentence, E1, E2, Ctx, Who, Other),
    between(Who, Other, E2, E3), ( Event == null -> Env = E3 ; bind(act, Event, E3, Env) ),
    since(Since, Who, Other, Ctx, Began), has_come(Since, Began),
    row(commitments, Ctx.commitment, Row),
    list(Row, where, Where), where_formulas(Where, Env, Ctx, Conditions),
    defences(Row, Who, Other, Env, Event, Ctx, Defences),
    due(Sentence, Began, Who, Other, Env, Ctx, Due),
    time_of_law(Due, Since, Began, LawTime), scope(Who, Other, LawTime, Ctx, Scope),
    performances(Sentence, Who, Other, Env, Ctx, Began, Due, InTime, Late, Refused),
    ( Events == [], Trigger == fact(1, 0, 0) -> Conduct = [] ; Conduct = [Trigger] ),
    Way = way{kind:duty, commitment:Ctx.commitment, bearer:Who, counterparty:Other, event:Event, events:Events, scope:Scope,
              trigger:Conduct, conditions:Conditions, mental:[], defences:Defences, due:Due, in_time:InTime, late:Late, refused:Refused,
              env:Env, ctx:Ctx, conduct:and(Conduct), imputation:InTime, extra:[Late]}.

% --- what sets a duty off

% duty_trigger(Sentence, Env0, Env, Ctx, Event, Events, Formula, Since)
duty_trigger(Sentence, Env, Env, _, null, [], T, standing) :- \+ given(Sentence, trigger, _), !, true_fact(T).
duty_trigger(Sentence, Env0, Env, Ctx, Event, [Event], F, event(Event)) :-
    Pattern = Sentence.trigger.what, Pattern.is == pattern, !,
    trigger_binding(Sentence, Env0, Env, Ctx, [Event], F).
duty_trigger(Sentence, Env, Env, _, null, [], T, moment(Form)) :-
    M = Sentence.trigger.what, M.is == moment, Form = M.form,
    memberchk(Form, ['entry-into-force', signature, termination]), true_fact(T).

duty_trigger(Sentence, Env0, Env, Ctx, Event, Events, F, event(Event)) :-
    M = Sentence.trigger.what, M.is == moment, given(M, breached, B),
    breach_on_record(B.target, Who, Other, Event, Events, F), F = fact(Pro, _, _), Pro > 0,
    bind_actor(B, bearer, Who, Env0, Env1, Ctx), bind_actor(B, counterparty, Other, Env1, Env2, Ctx), bind(it, Event, Env2, Env).

% The end of a treaty may be brought about by an event that exercises a power: then that event took
% part.
duty_trigger(Sentence, Env, Env, Ctx, null, [Notice], F, ended(From)) :-
    M = Sentence.trigger.what, M.is == moment, M.form == termination,
    row(powers, _, P), P.instrument == Ctx.treaty, P.effect == ends, list(P, concerned, []),
    list(P, variables, Vs), Inner = Ctx.put(_{variables:Vs, within_power:true}),
    power_event(P, Inner, Notice, PEnv, F0), effect_date(P, Notice, PEnv, Inner, From), capped(P, F0, F).

bind_actor(B, Key, State, Env0, Env, Ctx) :-
    ( given(B, Key, A)
    -> State \== nobody,
       ( A.form == variable -> in_domain(A.variable, State, Env0, Ctx), bind(var(A.variable), State, Env0, Env) ; actor_state(A, Env0, Ctx, State), Env = Env0 )
    ;  Env = Env0 ).

% Each party, and each other party, that no trigger names.
duty_pair(Sentence, Env0, Env, Ctx, Who, Other) :-
    duty_bearer(Sentence.subject, Env0, Env1, Ctx, Who), Who \== nobody,
    duty_other(Sentence, Env1, Env, Ctx, Other), Who \== Other.

duty_bearer(Actor, Env, Env, Ctx, Who) :-
    ( Actor.form == variable -> look(var(Actor.variable), Env, Who) ; Actor.form == parties -> fail ; actor_state(Actor, Env, Ctx, Who) ), !.
duty_bearer(Actor, Env, Env, Ctx, Who) :- Actor.form == parties, !, member_party(Ctx, Who).
duty_bearer(Actor, Env0, Env, Ctx, Who) :-
    member_party(Ctx, Who), in_domain(Actor.variable, Who, Env0, Ctx), bind(var(Actor.variable), Who, Env0, Env).

member_party(Ctx, Who) :-
    ( addresses_all(Ctx.treaty) -> row(states, Who, _), \+ organisation(Who)
    ; row(instruments, Ctx.treaty, I), list(I, parties, Ps), member(Who, Ps) ).

duty_other(Sentence, Env0, Env, Ctx, Other) :-
    ( Sentence.subject.form == variable -> Bearer = Sentence.subject.variable ; Bearer = none ),
    ( nth0(N, Ctx.variables, V), V.sort == state, N \== Bearer, look(var(N), Env0, S), V.domain == party -> Other = S, Env = Env0
    ; sub_term(A, Sentence.act), is_dict(A), given(A, form, variable), given(A, binds, true), N = A.variable, N \== Bearer
    -> member_party(Ctx, Other), in_domain(N, Other, Env0, Ctx), bind(var(N), Other, Env0, Env)
    ; nth0(N, Ctx.variables, V), V.sort == state, N \== Bearer, look(var(N), Env0, S) -> Other = S, Env = Env0
    ; Env = Env0, ( member(R, [to, with]), given(Sentence.act, R, X), X.form \== parties, X.form \== anyone, actor_state(X, Env0, Ctx, O) -> Other = O ; Other = nobody ) ).

% --- since when

since(event(null), _, _, _, time(AsOf, AsOf, false)) :- !, as_of(AsOf).
since(event(E), _, _, _, Time) :- event_time(E, Time).
since(ended(F-L), _, _, _, time(F, L, false)) :- !.
since(standing, Who, Other, Ctx, Time) :- since(moment('entry-into-force'), Who, Other, Ctx, Time).
% "A duty between two States that runs from entry into force runs from the later of their two dates."
since(moment('entry-into-force'), Who, Other, Ctx, time(F, L, false)) :-
    findall(S, ( member(X, [Who, Other]), X \== nobody, start(Ctx, Ctx.treaty, X, S) ), [S0|Ss]),
    foldl([A-B, C-D, E-G]>>( latest(A, C, E), latest(B, D, G) ), Ss, S0, F-L).
since(moment(signature), Who, _, Ctx, time(F, L, false)) :- header(Ctx, Ctx.treaty, Lines, _), signed(Lines, Who, F-L).
since(moment(termination), Who, _, Ctx, time(F, L, false)) :- ends_at(Ctx.put(survives, false), Ctx.treaty, Who, F-L).

time_of_law(_, event(_), Time, Time) :- !.
time_of_law(_, moment(_), Time, Time) :- !.
time_of_law(_, ended(_), Time, Time) :- !.
time_of_law(Due, standing, Began, Time) :-
    ( Due = period(From, To, _) -> Time = time(From, To, true)
    ; Due == open -> as_of(AsOf), Time = time(AsOf, AsOf, false)
    ; Began = Time ).

% A moment that has not surely been set, or lies after the record, sets nothing off.
has_come(event(_), _) :- !.
has_come(standing, _) :- !.
has_come(_, time(First, Last, _)) :- number(Last), as_of(AsOf), no_later(First, AsOf).

% --- until when: due(First-Last), or none; `open` has not surely begun to run

due(Sentence, Began, Who, Other, Env, Ctx, Due) :-
    D = Sentence.deadline,
    ( given(Sentence, trigger, T), holds(T, before) -> begins(Began, F-L), F1 is F - 1, L1 is L - 1, Due = prior(F1-L1)
    ; due_by(D.form, D, Began, Who, Other, Env, Ctx, Due) ).

due_by(within, D, Began, Who, Other, Env, Ctx, Due) :-
    ( anchor(D.anchor, D, Began, Who, Other, Env, Ctx, F-L) -> deadline_after(F, D.within, F1), deadline_after(L, D.within, L1), Due = by(F1-L1) ; Due = open ).
due_by('no-later-than', D, _, _, _, _, _, by(L-L)) :- interval(D.no_later_than, _-L).
due_by('without-a-set-limit', _, _, _, _, _, _, none).
due_by('without-delay', _, _, _, _, _, _, none).
due_by('at-all-times', _, _, _, _, _, _, none).
due_by('as-long-as-lasts', _, _, _, _, _, _, none).
due_by(recurring, D, Began, _, _, _, _, Due) :-
    begins(Began, _-F), as_of(AsOf),
    ( number(F), last_period(F, D.within, AsOf, From, To) -> Due = period(From, To, D.times) ; Due = open ).

% "Recurring duties look at the last whole period since entry into force."
last_period(Begin, Duration, AsOf, From, To) :-
    length(L, N), N >= 0, Count is (N + 1) * Duration.count, shifted(Begin, Duration.put(count, Count), 1, End0), End is End0 - 1,
    ( N > 100000 -> !, fail ; End > AsOf -> !, N > 0, C0 is (N - 1) * Duration.count, C1 is N * Duration.count,
      shifted(Begin, Duration.put(count, C0), 1, From), shifted(Begin, Duration.put(count, C1), 1, To0), To is To0 - 1
    ; fail ), L = L.

anchor(trigger, _, Began, _, _, _, _, I) :- begins(Began, I).
anchor(receipt, D, Began, _, _, Env, _, I) :- ( given(D, event, R), event_of(R, Env, E), event_time(E, T) -> true ; T = Began ), ends(T, I).
anchor(discovery, D, _, _, _, Env, _, I) :- ( given(D, event, R), event_of(R, Env, E) -> true ; look(it, Env, E) ), event_discovered(E, I).
anchor('the-end', D, Began, _, _, Env, _, I) :- ( given(D, event, R), event_of(R, Env, E), event_time(E, T) -> true ; T = Began ), ends(T, I).
anchor('entry-into-force', _, _, Who, Other, _, Ctx, F-L) :- since(moment('entry-into-force'), Who, Other, Ctx, time(F, L, _)).
anchor(signature, _, _, Who, Other, _, Ctx, F-L) :- since(moment(signature), Who, Other, Ctx, time(F, L, _)).
anchor(event, D, _, _, _, Env, _, I) :- event_of(D.event, Env, E), event_time(E, T), begins(T, I).

% --- whether it was performed

% "What surely came before the trigger does not perform the duty that it sets off. A performance whose
% vague date may be in time is presumed in time; late is what is surely late."
performances(Sentence, Who, Other, Env, Ctx, Began, Due, InTime, Late, Refused) :-
    findall(p(E, F), performance(Sentence, Who, Env, Ctx, E, F), All),
    findall(F, ( member(p(E, F), All), after_trigger(E, Began, Due), \+ surely_late(E, Due) ), Good),
    findall(F, ( member(p(E, F), All), after_trigger(E, Began, Due), surely_late(E, Due) ), Bad),
    duty_window(Began, Due, First, Last),
    exclude(==(nobody), [Who, Other], States), completeness_between(States, Sentence.act, First, Last, Ctx, Con), None = fact(0, Con, Con),
    ( Due = period(_, _, Times), Times > 1 -> findall(None, between(1, Times, _), Nones), append(Good, Nones, G), InTime = at_least(Times, G)
    ; InTime = or([None|Good]) ),
    Late = or(Bad),
    findall(F, refusal(Who, Env, Ctx, F), Rs), Refused = or([fact(0, 0, 0)|Rs]).

performance(Sentence, Who, Env0, Ctx, E, and([F, By])) :-
    Act = Sentence.act, event(E, _, _), ( look(act, Env0, T) -> E \== T ; true ),
    in_question(E, Act, Ctx),
    matches(E, Act, by, Env0, _, Ctx, F),
    ( given(Act, by, A), A.form == parties -> actor_formula(parties, A, by, E, Act.put(with, A), Env0, Ctx, By)
    ; performed_by(E, Who, Act, Ctx, By) ).
performed_by(E, Who, Act, Ctx, F) :- role_formula(by, Who, E, Act, Ctx, F).

after_trigger(_, _, prior(_)) :- !.
after_trigger(E, _, period(From, To, _)) :- !, event_time(E, T), begins(T, F-L), no_later(F, To), no_later(From, L).
after_trigger(E, Began, _) :- event_time(E, T), ends(T, _-L), begins(Began, F-_), no_later(F, L).

surely_late(E, by(_-Last)) :- event_time(E, T), ends(T, F-_), earlier(Last, F).
surely_late(E, prior(_-Last)) :- event_time(E, T), begins(T, F-_), earlier(Last, F).

duty_window(_, period(From, To, _), From, To) :- !.
duty_window(_, prior(_-L), ninf, L) :- !.
duty_window(Began, by(_-L), F, L) :- !, begins(Began, F-_).
duty_window(Began, _, F, Last) :- begins(Began, F-_), as_of(Last).

refusal(Who, Env, _, and([fact(S, 0, 0), By, About])) :-
    look(it, Env, T), event(E, _, S), claimed_kind(E, kind, K), is_a(K, refusal), sender(E, Who, By), about_fact(E, T, About).

% --- the verdict on a duty

duty_verdict(Way, S, D, Result) :-
    fold(Way.scope, S, D, Scope),
    findall(conduct-O, ( member(F, Way.trigger), fold(F, S, D, O) ), Cs),
    findall(condition-O, ( member(F, Way.conditions), fold(F, S, D, O) ), Ds),
    negation(Way.in_time, Not), fold(Not, S, D, Missing),
    append([Cs, Ds, ['non-performance'-Missing]], Elements), append(Cs, Ds, Others),
    link(Elements, _-o(_, Fact)),
    % "Late performance is a breach": then nothing is open about what was not done in time.
    ( fold(Way.late, D, D, o(3, Late)) -> append([Cs, Ds, ['non-performance'-o(3, Late)]], Decisive) ; Decisive = Elements ),
    link(Decisive, _-o(_, DecisiveFact)), link([scope-Scope|Decisive], Name-o(Low, _)),
    ( Others == [] -> LowOther = 3, OtherName = none ; link(Others, OtherName-o(LowOther, _)) ),
    fold(Way.in_time, D, D, o(Done, _)),
    defence_states(Way, D, Defences),
    ( Scope = o(0, _) -> Result = result('not-applicable', scope, Fact)
    ; LowOther =:= 0 -> Result = result(cleared, OtherName, Fact)
    ; Done =:= 3 -> Result = result(compliant, performance, Fact)
    ; memberchk(Excuse-established, Defences) -> Result = result(excused, Excuse, Fact)
    ; Done < 2, pending(Way, S, D) -> Result = result(pending, deadline, Fact)
    ; Done =\= 2, Low =< 1 -> Result = result('potential-breach', Name, Fact)
    ; Done =:= 2, ( LowOther =:= 1 ; Scope = o(1, _) ) -> link([scope-Scope|Others], Weak-_), Result = result('potential-breach', Weak, Fact)
    ; Done =:= 2 -> Result = result(contested, 'non-performance', Fact)
    ; Low =:= 2 -> Result = result(contested, Name, Fact)
    ; memberchk(Doubted-contested, Defences) -> Result = result(contested, Doubted, Fact)
    ; unlimited(Way.due) -> Result = result('potential-breach', 'non-performance', Fact)
    ; Result = result(breach, Name, DecisiveFact) ).

unlimited(none).
unlimited(open).

pending(Way, _, D) :-
    \+ fold(Way.late, D, D, o(3, _)),
    ( memberchk(Way.due, [none, open]) -> fold(Way.refused, D, D, o(R, _)), R < 2
    ; Way.due = by(_-Last) -> as_of(AsOf), earlier(AsOf, Last)
    ; fail ).

