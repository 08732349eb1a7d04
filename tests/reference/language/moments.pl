% What sets a duty off, and until when (docs/language.md, "Duties and their deadlines"): an event, a
% breach, a moment in the life of the text.

duty_occasion(Ctx, Occasion) :-
    empty_assoc(E0), set_off(Ctx, E0, Start), eligible(Ctx, Start.env, nobody, Bearers),
    member(Who, Bearers),
    ( bearer_variable(Ctx.sentence, B) -> bind(var(B), Who, Start.env, Env1) ; Env1 = Start.env ),
    ( counterparty_variable(Ctx, V), \+ look(var(V), Env1, _)
    -> member_party(Ctx, One), One \== Who, bind(var(V), One, Env1, Env2) ; Env2 = Env1 ),
    counterparty(Ctx, Env2, Other), Other \== Who, dated_moment(Ctx, Start, Who, Other, Env2, Env),
    Occasion = Start.put(_{env:Env, counterparty:Other, eligible:[Who], named:[Who], open:false}).

start(Env, Event, Events, Start) :-
    Start = occasion{env:Env, event:Event, events:Events, breach:none, exercise:none}.

set_off(Ctx, E0, Start) :-
    ( given(Ctx.sentence, trigger, T) -> set_off_by(T.what, Ctx, E0, Start)
    ; start(E0, null, [], Start) ).

set_off_by(What, Ctx, E0, Start) :-
    What.is == pattern, !, trigger_bound(Ctx.sentence, E0, Env1, Ctx, [Event]),
    bind(act, Event, Env1, Env), start(Env, Event, [Event], Start).
set_off_by(What, Ctx, E0, Start) :-
    What.form == breach, !, on_record(B), asked_for(B, What.breached.target),
    B.fact = fact(Pro, _, _), Pro > 0, bind_all([it-B.event, act-B.event, moment-B.time], E0, E1),
    bind_sides(What.breached, B, E1, Env, Ctx),
    start(Env, B.event, B.events, Start0), Start = Start0.put(breach, B).
set_off_by(What, _, E0, Start) :-
    memberchk(What.form, ['entry-into-force', signature, termination]), start(E0, null, [], Start).
% By a header line, or by a power exercised in the case.
set_off_by(What, Ctx, E0, Start) :-
    memberchk(What.form-Form, [withdrawal-ended, accession-accession]),
    row(instruments, Ctx.treaty, I), list(I, force, Lines), member(L, Lines), L.form == Form,
    date_of(L, from, When), list(L, states, States), member(State, States),
    come(What, State, When, none, [], Ctx, E0, Start).
set_off_by(What, Ctx, E0, Start) :-
    member(What.form-Effects, [accession-['enters-into-force'], withdrawal-[ends, 'is-not-renewed'],
                               termination-[ends, 'is-not-renewed']]),
    exercise(Ctx.treaty, Effects, X), \+ given(X.row, commitment, _), States = X.states,
    ( What.form == accession -> true ; What.form == termination -> States == [] ; States \== [] ),
    effective_from(X, Ctx.header, When), ( States == [] -> State = nobody ; member(State, States) ),
    ( X.event == null -> Events = [] ; Events = [X.event] ),
    come(What, State, When, X, Events, Ctx, E0, Start).

come(What, State, First-Last, X, Events, Ctx, E0, Start) :-
    as_of(AsOf), no_later(First, AsOf), bind(moment, time(First, Last, false), E0, E1),
    ( State == nobody -> Env = E1 ; bind_actor(What, actor, State, E1, Env, Ctx) ),
    start(Env, null, Events, Start0), Start = Start0.put(exercise, X).

bind_sides(Breached, B, Env0, Env, Ctx) :-
    bind_actor(Breached, bearer, B.bearer, Env0, Env1, Ctx),
    bind_actor(Breached, counterparty, B.counterparty, Env1, Env, Ctx).
bind_actor(Given, Key, State, Env0, Env, Ctx) :-
    ( \+ given(Given, Key, _) -> Env = Env0
    ; given(Given, Key, A), A.form == variable, \+ look(var(A.variable), Env0, _)
    -> State \== nobody, in_domain(A.variable, State, Env0, Ctx),
       bind(var(A.variable), State, Env0, Env)
    ; given(Given, Key, A), actor_state(A, Env0, Ctx, State), Env = Env0 ).

% A moment that the header dates: it has to have come, as far as the record goes.
dated_moment(_, Start, _, _, Env, Env) :- ( Start.event \== null ; look(moment, Env, _) ), !.
dated_moment(Ctx, _, Who, Other, Env0, Env) :-
    Sentence = Ctx.sentence, D = Sentence.deadline, as_of(AsOf),
    ( ( given(Sentence, trigger, T) -> Form = T.what.form
      ; D.form == within, Form = D.anchor, memberchk(Form, ['entry-into-force', signature]) )
    -> moment_of(Form, Ctx, Who, Other, First-Last), no_later(First, AsOf),
       bind(moment, time(First, Last, false), Env0, Env)
    ; D.form == recurring, moment_of('entry-into-force', Ctx, Who, Other, _-Begun),
      last_period(Begun, D.within, AsOf, From-To)
    -> bind(moment, time(From, To, true), Env0, Env)
    ; Env = Env0 ).

% "A duty between two States that runs from entry into force runs from the later of their two
% dates."
moment_of(signature, Ctx, Who, _, Moment) :- !,
    asked(Ctx.treaty, Who, none, Asked), line(Asked, signed, L), given(L, from, Date),
    interval(Date, Moment).
moment_of(Form, Ctx, Who, Other, First-Last) :-
    own_moment(Form, Ctx, Who, A-B),
    ( party_of(Ctx, Other) -> own_moment(Form, Ctx, Other, C-D) ; C-D = A-B ),
    latest(A, C, First), latest(B, D, Last).
own_moment('entry-into-force', Ctx, State, Moment) :-
    ( only_acceded(Ctx, State)
    -> exercise(Ctx.treaty, ['enters-into-force'], X), memberchk(State, X.states),
       effective_from(X, Ctx.header, Moment)
    ; asked(Ctx.treaty, State, Ctx.header, Asked), begins_on(Asked, Moment) ),
    \+ Moment = _-inf, !.
own_moment(termination, Ctx, State, First-Last) :-
    asked(Ctx.treaty, State, Ctx.header, Asked), \+ only_acceded(Ctx, State), begins_on(Asked, _),
    findall(A-B, ends_on(Asked, A-B), [E0|Es]), foldl(sooner, Es, E0, First-Last).
sooner(A-B, C-D, G-H) :- earliest(A, C, G), earliest(B, D, H).

% "Recurring duties look at the last whole period since entry into force; before the first is over,
% nothing is late."
last_period(Begin, Duration, AsOf, From-To) :-
    number(Begin), between(1, inf, M), period_start(Begin, Duration, M, End), End - 1 > AsOf, !,
    N is M - 2, N >= 0, period_start(Begin, Duration, N, From),
    Next is N + 1, period_start(Begin, Duration, Next, Start), To is Start - 1.
period_start(Begin, Duration, N, Start) :-
    Count is N * Duration.count, shifted(Begin, Duration.put(count, Count), 1, Start).

% --- until when

% limit(First-Last) is in what the last second for a duty lies; `none` without a set limit.
limit(Sentence, Env, limit(F-L)) :- prior(Sentence), !, trigger_time(Env, T), begins(T, F-L).
limit(Sentence, Env, Limit) :- D = Sentence.deadline, limit_by(D.form, D, Env, Limit), !.
limit(_, _, none).
limit_by(within, D, Env, limit(F-L)) :-
    anchor(D, Env, A-B), deadline_after(A, D.within, F), deadline_after(B, D.within, L).
limit_by('no-later-than', D, _, limit(L-L)) :- interval(D.no_later_than, _-L).
limit_by(recurring, _, Env, limit(L-L)) :- look(moment, Env, time(_, L, _)).
prior(Sentence) :- given(Sentence, trigger, T), holds(T, before).

% "Within … of discovery of it, and nobody says when it was discovered: the time has not surely
% begun to run."
anchor(D, Env, Moment) :-
    ( given(D, event, R) -> ( event_of(R, Env, E) -> true ; E = null )
    ; look(it, Env, E) -> true ; E = null ),
    ( ( E == null ; look(moment, Env, _), look(it, Env, E) ) -> trigger_time(Env, T)
    ; event_time(E, T) ),
    ( D.anchor == discovery
    -> ( event_dated(E, discovered, Moment) -> true ; T = time(F, _, _), Moment = F-inf )
    ; D.anchor == 'the-end' -> ends(T, Moment)
    ; begins(T, Moment) ).

% The trigger's own time: of its event, or of the moment.
trigger_time(Env, Time) :-
    ( look(moment, Env, Time) -> true
    ; event_of(_{form:it}, Env, E) -> event_time(E, Time)
    ; as_of(AsOf), Time = time(ninf, AsOf, false) ).
