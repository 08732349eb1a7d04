% Duties (section 4: "A duty has non-performance in place of imputation"; section 11).

% --- what sets a duty off, for whom, and to whom it is owed

duty_occasion(Ctx, Occasion) :-
    empty_assoc(E0), set_off(Ctx, E0, Start),
    eligible(Ctx, Start.env, nobody, Bearers), member(Who, Bearers),
    ( bearer_variable(Ctx.sentence, V) -> bind(var(V), Who, Start.env, Env1) ; Env1 = Start.env ),
    each_other(Ctx, Env1, Env2, Who), counterparty(Ctx, Env2, Other), Other \== Who,
    dated_moment(Ctx, Start, Who, Other, Env2, Env),
    Occasion = Start.put(_{env:Env, counterparty:Other, eligible:[Who], named:[Who], open:false}).

each_other(Ctx, Env0, Env, Who) :-
    ( counterparty_variable(Ctx, V), \+ look(var(V), Env0, _)
    -> member_party(Ctx, Other), Other \== Who, bind(var(V), Other, Env0, Env) ; Env = Env0 ).

set_off(Ctx, E0, occasion{env:E0, event:null, events:[], breach:none, exercise:none}) :-
    \+ given(Ctx.sentence, trigger, _), !.
set_off(Ctx, E0, Start) :- What = Ctx.sentence.trigger.what,
    set_off_by(What.is, What, Ctx, E0, Start).

set_off_by(pattern, _, Ctx, E0, occasion{env:Env, event:Event, events:[Event], breach:none,
                                         exercise:none}) :-
    trigger_bound(Ctx.sentence, E0, Env1, Ctx, [Event]), bind(act, Event, Env1, Env).
set_off_by(moment, What, Ctx, E0, Start) :- moment(What.form, What, Ctx, E0, Start).

moment(breach, What, Ctx, E0, Start) :-
    on_record(B), asked_for(B, What.breached.target), B.fact = fact(Pro, _, _), Pro > 0,
    foldl([K-V, A0, A]>>bind(K, V, A0, A), [it-B.event, act-B.event, moment-B.time], E0, E1),
    bind_actor(What.breached, bearer, B.bearer, E1, E2, Ctx),
    bind_actor(What.breached, counterparty, B.counterparty, E2, Env, Ctx),
    Start = occasion{env:Env, event:B.event, events:B.events, breach:B, exercise:none}.
moment(Form, _, _, E0, occasion{env:E0, event:null, events:[], breach:none, exercise:none}) :-
    memberchk(Form, ['entry-into-force', signature, termination]).
% By a header line, or by a power exercised in the case.
moment(Form, What, Ctx, E0, Start) :-
    member(Form-LineForm, [withdrawal-ended, accession-accession]), row(instruments, Ctx.treaty, I),
    list(I, force, Lines),
    member(L, Lines), L.form == LineForm, date_of(L, from, When), list(L, states, States),
    member(State, States),
    come(What, State, When, none, Ctx, E0, Start).
moment(Form, What, Ctx, E0, Start) :-
    member(Form-Effects, [accession-['enters-into-force'], withdrawal-[ends, 'is-not-renewed'],
                          termination-[ends, 'is-not-renewed']]),
    exercise(Ctx.treaty, Effects, X), \+ given(X.row, commitment, _),
    ( Form == accession -> true ; Form == termination -> X.states == [] ; X.states \== [] ),
    effective_from(X, Ctx.header, When),
    ( X.states == [] -> State = nobody ; member(State, X.states) ),
    come(What, State, When, X, Ctx, E0, Start).

come(What, State, First-Last, X, Ctx, E0, occasion{env:Env, event:null, events:Events, breach:none,
                                                   exercise:X}) :-
    as_of(AsOf), no_later(First, AsOf), bind(moment, time(First, Last, false), E0, E1),
    ( State == nobody -> Env = E1 ; bind_actor(What, actor, State, E1, Env, Ctx) ),
    ( X \== none, X.event \== null -> Events = [X.event] ; Events = [] ).

% A moment that the header dates: it has to have come, as far as the record goes. "Recurring duties
% look at the last whole period since entry into force; before the first is over, nothing is late."
dated_moment(_, Start, _, _, Env, Env) :- ( Start.event \== null -> true ; look(moment, Env, _) ),
    !.
dated_moment(Ctx, _, Who, Other, Env0, Env) :-
    Sentence = Ctx.sentence, D = Sentence.deadline, as_of(AsOf),
    ( given(Sentence, trigger, T) -> moment_of(T.what.form, Ctx, Who, Other, Moment), Kind = once
    ; D.form == recurring -> ( moment_of('entry-into-force', Ctx, Who, Other, _-Begun),
                               last_period(Begun, D.within, AsOf, Moment) ->
                               Kind = period ; Kind = none )
    ; D.form == within, memberchk(D.anchor, ['entry-into-force', signature]) ->
    moment_of(D.anchor, Ctx, Who, Other, Moment), Kind = once
    ; Kind = none ),
    ( Kind == none -> Env = Env0
    ; Kind == period -> Moment = F-L, bind(moment, time(F, L, true), Env0, Env)
    ; Moment = F-L, no_later(F, AsOf), bind(moment, time(F, L, false), Env0, Env) ).

% "A duty between two States that runs from entry into force runs from the later of their two
% dates."
moment_of(signature, Ctx, Who, _, Moment) :-
    header(Ctx.treaty, none, Lines, _), line(Lines, signed, Who, L), given(L, from, Date),
    interval(Date, Moment).
moment_of(Form, Ctx, Who, Other, First-Last) :-
    memberchk(Form, ['entry-into-force', termination]),
    own_moment(Form, Ctx, Who, A-B),
    ( party_of(Ctx, Other) -> own_moment(Form, Ctx, Other, C-D), latest(A, C, First),
      latest(B, D, Last) ; First = A, Last = B ).
own_moment('entry-into-force', Ctx, State, Moment) :-
    ( only_acceded(Ctx, State)
    -> exercise(Ctx.treaty, ['enters-into-force'], X), memberchk(State, X.states),
       effective_from(X, Ctx.header, Moment)
    ;  begins_on(asked{treaty:Ctx.treaty, state:State, header:Ctx.header, from_signature:false},
                 Moment) ),
    \+ Moment = _-inf, !.
own_moment(termination, Ctx, State, First-Last) :-
    Asked = asked{treaty:Ctx.treaty, state:State, header:Ctx.header, survives:false,
                  from_signature:false},
    \+ only_acceded(Ctx, State), begins_on(Asked, _), findall(E, ends_on(Asked, E), [E0|Es]),
    foldl([A-B, C-D, G-H]>>( earliest(A, C, G), earliest(B, D, H) ), Es, E0, First-Last).

last_period(Begin, Duration, AsOf, From-To) :-
    number(Begin), nth_end(Begin, Duration, AsOf, 0, N), N > 0,
    Before is N - 1, period_start(Begin, Duration, Before, From),
    period_start(Begin, Duration, N, Next), To is Next - 1.
nth_end(Begin, Duration, AsOf, N, Last) :-
    M is N + 1, period_start(Begin, Duration, M, Next),
    ( Next - 1 > AsOf -> Last = N ; nth_end(Begin, Duration, AsOf, M, Last) ).
period_start(Begin, Duration, N, Start) :- Count is N * Duration.count,
    shifted(Begin, Duration.put(count, Count), 1, Start).

% --- until when. limit(First-Last) is in what the last second for it lies; `none` without a set
% limit.

limit(Sentence, Env, limit(F-L)) :- prior(Sentence), !, trigger_time(Env, T), begins(T, F-L).
limit(Sentence, Env, Limit) :- D = Sentence.deadline, limit_by(D.form, D, Env, Limit), !.
limit(_, _, none).
prior(Sentence) :- given(Sentence, trigger, T), holds(T, before).

limit_by(within, D, Env, limit(F-L)) :- anchor(D, Env, A-B), deadline_after(A, D.within, F),
    deadline_after(B, D.within, L).
limit_by('no-later-than', D, _, limit(L-L)) :- interval(D.no_later_than, _-L).
limit_by(recurring, _, Env, limit(L-L)) :- look(moment, Env, time(_, L, _)).

% The trigger's own time: of its event, or of the moment.
trigger_time(Env, Time) :-
    ( look(moment, Env, Time) -> true
    ; event_of(_{form:it}, Env, E) -> event_time(E, Time)
    ; as_of(AsOf), Time = time(ninf, AsOf, false) ).

% "Within … of discovery of it, and nobody says when it was discovered: the time has not surely
% begun to run."
anchor(D, Env, Moment) :-
    ( given(D, event, R) -> ( event_of(R, Env, E) -> true ; E = null )
    ; look(it, Env, E) -> true ; E = null ),
    ( ( E == null ; look(moment, Env, _), look(it, Env, E) ) -> trigger_time(Env, T)
    ; event_time(E, T) ),
    ( D.anchor == discovery
    -> ( E \== null, event_discovered(E, Moment) -> true ; T = time(F, _, _), Moment = F-inf )
    ; D.anchor == 'the-end' -> ends(T, Moment)
    ; begins(T, Moment) ).

% --- whether it was performed

duty_part(_, _, _, Ctx, [], none) :- prohibition(Ctx.sentence), !.
duty_part(Who, O, Env, Ctx, ['non-performance'-Missing],
          duty{limit:Limit, in_time:InTime, late:Late, late_by:Bad, refused:Refused, since:Since,
               prior:Prior}) :-
    Sentence = Ctx.sentence, limit(Sentence, Env, Limit), Invoked = Ctx.put(side, invoked),
    ( prior(Sentence) -> Prior = true ; Prior = false ), trigger_time(Env, Since),
    findall(p(Time, F), performance(O, Env, Invoked, Time, F), All),
    findall(and([F, T]), ( member(p(Time, F), All), timely(Prior, Limit, Time, T) ), Ways),
    completeness_of_duty(Who, O, Limit, Since, Ctx, None),
    ( Sentence.deadline.form == recurring -> Times = Sentence.deadline.times ; Times = 1 ),
    findall(None, between(1, Times, _), Nones), append(Ways, Nones, Parts),
    InTime = at_least(Times, Parts),
    negation(InTime, Missing),
    findall(Days-F, ( Prior == false, Sentence.deadline.form \== recurring, member(p(Time, F), All),
                      timely(false, Limit, Time, fact(0, 1, 1)), delay(Limit, Time, Days) ), Bad),
    ( Bad == [] -> Late = none ; pairs_values(Bad, Fs), Late = or(Fs) ),
    findall(F, refusal(Who, O, Ctx, F), Rs), Refused = or([fact(0, 0, 0)|Rs]).

% "What surely came before the trigger does not perform the duty that it sets off."
performance(O, Env, Ctx, Time, F) :-
    Sentence = Ctx.sentence, event(E, _, _), E \== O.event, in_question(E, Sentence.act, Ctx),
    event_time(E, Time),
    ( \+ prior(Sentence), ( O.event \== null ; Sentence.deadline.form == recurring )
    -> trigger_time(Env, Since), ends(Time, _-Last), begins(Since, First-_),
    \+ earlier(Last, First) ; true ),
    matches(E, Sentence.act, none, Env, _, Ctx, F).

% "A performance whose vague date may be in time is presumed in time; late is what is surely late."
timely(_, none, _, F) :- !, true_fact(F).
timely(Prior, limit(First-Last), Time, F) :-
    ends(Time, A-B),
    ( Prior == true -> compare_times(earlier(B, First), no_later(Last, A), F0)
    ; compare_times(no_later(B, First), earlier(Last, A), F0) ),
    ( F0 == fact(0, 0, 0), dated(Time) -> true_fact(F) ; F = F0 ).

% Whole days from the deadline to the first second at which it may have been done; one that has
% begun counts.
delay(limit(_-Last), Time, Days) :- ends(Time, First-_), Days is (First - Last + 86399) // 86400.

% Section 5: "of a duty the time from its trigger to its deadline".
completeness_of_duty(Who, O, Limit, time(First, _, _), Ctx, fact(0, Con, Con)) :-
    as_of(AsOf), ( Limit = limit(_-Last) -> earliest(AsOf, Last, Until) ; Until = AsOf ),
    ( party_of(Ctx, O.counterparty) -> States = [Who, O.counterparty] ; States = [Who] ),
    list(Ctx.sentence.act, kinds, Refs), completeness(Refs, First, Until, States, Ctx, Con).

refusal(Who, O, Ctx, and([H, K, By, About])) :-
    O.event \== null, group(refusal, _), Refs = [_{kind:refusal}], event(E, _, _),
    in_question(E, _{kinds:Refs}, Ctx),
    took_place(E, H), of_kinds(E, Refs, Ctx, K), sender(E, Who, By), about_fact(E, O.event, About).
