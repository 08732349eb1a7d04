% Whom a sentence speaks of (docs/language.md, "Sentences"): bearer, the other side, trigger.

bearer_variable(Sentence, V) :- Sentence.subject.form == variable, V = Sentence.subject.variable.

% Whom the subject of the sentence means: whoever is bound already, or all but the other side.
eligible(Ctx, Env, Other, Eligible) :-
    Subject = Ctx.sentence.subject,
    ( Subject.form == variable, look(var(Subject.variable), Env, Who), Who \== nobody
    -> Eligible = [Who]
    ; memberchk(Subject.form, [variable, parties])
    -> findall(S, ( everybody(Ctx, S), S \== Other, \+ stands_elsewhere(Ctx, Env, S) ), Eligible)
    ; actor_state(Subject, Env, Ctx, Who) -> Eligible = [Who]
    ; Eligible = [] ).
everybody(Ctx, State) :-
    ( addresses_all(Ctx.treaty)
    -> ( state_code(State, _) ; third_state(State) )
    ; member_party(Ctx, State) ).

% "The other party P" is nobody that another variable of its kind stands for.
stands_elsewhere(Ctx, Env, State) :-
    ( bearer_variable(Ctx.sentence, B), nth0(B, Ctx.variables, Own) -> Domain = Own.domain
    ; B = none, Domain = party ),
    gen_assoc(var(N), Env, State), N \== B, nth0(N, Ctx.variables, V), V.sort == state,
    V.domain == Domain, !.

% Who stands on the other side: of a duty whom it introduces as its addressee, else the first party
% that the sentence speaks of, else any State.
counterparty_variable(Ctx, V) :-
    Sentence = Ctx.sentence, ( bearer_variable(Sentence, B) -> true ; B = none ),
    ( \+ prohibition(Sentence), member(R, [to, with, against]), given(Sentence.act, R, A),
      A.form == variable, holds(A, binds), V = A.variable, V \== B, nth0(V, Ctx.variables, Row),
      Row.domain == party
    ; nth0(V, Ctx.variables, Row), V \== B, Row.sort == state, Row.domain == party
    ; nth0(V, Ctx.variables, Row), V \== B, Row.sort == state ), !.

counterparty(Ctx, Env, Other) :-
    ( counterparty_variable(Ctx, V) -> ( look(var(V), Env, S) -> Other = S ; Other = nobody )
    ; \+ prohibition(Ctx.sentence), Act = Ctx.sentence.act,
      ( given(Act, to, A) -> true ; given(Act, with, A) ), actor_state(A, Env, Ctx, S) -> Other = S
    ; Other = nobody ).

% The event of a `when …,` part.
trigger_bound(Sentence, Env, Env, _, []) :- \+ given(Sentence, trigger, _), !.
trigger_bound(Sentence, Env0, Env, Ctx, [Event]) :-
    Pattern = Sentence.trigger.what, Pattern.is == pattern,
    event(Event, _, _), in_question(Event, Pattern, Ctx),
    bound(Event, Pattern, none, Env0, Env1, Ctx), bind(it, Event, Env1, Env).
