% Duties: "a duty has non-performance in place of imputation" (section 4), deadlines (section 3) and
% "Duties without a set limit" (section 11).

% "A duty not yet performed whose deadline lies after as_of, or without a set limit"; "a refusal on
% record ends pending"; so does --patience, "after a time of the user's choosing".
pending(Way, D) :-
    performed(Way, D, State), State =\= 2, Duty = Way.duty, as_of(AsOf),
    ( Duty.limit = limit(_-Last) -> Duty.prior == false, earlier(AsOf, Last)
    ; \+ patience_over(Duty), \+ fold(Duty.refused, D, D, o(3, _)) ).
patience_over(Duty) :-
    option(patience, P), Duty.since = time(First, Last, _), number(First), as_of(AsOf),
    deadline_after(Last, P, Due), earlier(Due, AsOf).

duty_part(_, _, _, Ctx, [], none) :- prohibition(Ctx.sentence), !.
duty_part(Who, O, Env, Ctx, ['non-performance'-Missing],
          duty{limit:Limit, in_time:InTime, late:Late, late_by:Bad, refused:or([U|Refusals]),
               since:Since, prior:Prior}) :-
    Sentence = Ctx.sentence, D = Sentence.deadline, limit(Sentence, Env, Limit),
    trigger_time(Env, Since), ( prior(Sentence) -> Prior = true ; Prior = false ),
    findall(Time-F, performance(O, Env, Ctx.put(side, invoked), Time, F), All),
    findall(and([F, T]), ( member(Time-F, All), timely(Prior, Limit, Time, T) ), Ways),
    silence_of_duty(Who, O.counterparty, Limit, Since, Ctx, None),
    ( D.form == recurring -> Times = D.times ; Times = 1 ),
    findall(None, between(1, Times, _), Nones), append(Ways, Nones, Parts),
    InTime = at_least(Times, Parts), negation(InTime, Missing),
    findall(Days-F, ( Prior == false, D.form \== recurring, member(Time-F, All),
                      timely(false, Limit, Time, T), false_fact(T), delayed(Limit, Time, Days) ),
            Bad),
    ( Bad == [] -> Late = none ; pairs_values(Bad, Fs), Late = or(Fs) ),
    unknown_fact(U), findall(F, refusal(Who, O.event, Ctx, F), Refusals).

% "What surely came before the trigger does not perform the duty that it sets off."
performance(O, Env, Ctx, Time, F) :-
    Sentence = Ctx.sentence, event(E, _, _), E \== O.event, in_question(E, Sentence.act, Ctx),
    event_time(E, Time), trigger_time(Env, Since), ends(Time, _-Last), begins(Since, First-_),
    ( prior(Sentence) -> true ; O.event == null, Sentence.deadline.form \== recurring -> true
    ; \+ earlier(Last, First) ),
    matches(E, Sentence.act, none, Env, _, Ctx, F).

refusal(Who, Event, Ctx, and([H, K, By, About])) :-
    Event \== null, known_kinds([refusal], Refs), event(E, _, _),
    in_question(E, _{kinds:Refs}, Ctx), took_place(E, H), of_kinds(E, Refs, Ctx, K),
    sender(E, Who, By), about_fact(E, Event, About).

% "A performance whose vague date may be in time is presumed in time; late is what is surely late."
timely(_, none, _, F) :- !, true_fact(F).
timely(Prior, limit(First-Last), Time, F) :-
    ends(Time, A-B),
    ( Prior == true -> compare_times(earlier(B, First), no_later(Last, A), F0)
    ; compare_times(no_later(B, First), earlier(Last, A), F0) ),
    ( unknown_fact(F0), dated(Time) -> true_fact(F) ; F = F0 ).

% "How late it was performed is counted … in days; one that has begun counts."
delayed(limit(_-Last), Time, Days) :- ends(Time, First-_), Days is (First - Last + 86399) // 86400.
