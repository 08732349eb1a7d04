% Section 4, "A commitment, instantiated". A way is
%   way{commitment, bearer, counterparty, event, events, scope, conduct, imputation, conditions,
%       defences, …}: formulas that do not depend on the standard; `verdict/5` folds them at one.

ctx(Treaty, C, Terms, Sentence, Header, Ctx) :-
    row(commitments, C, Row), list(Row, variables, Vars),
    Ctx = ctx{treaty:Treaty, commitment:C, terms:Terms, sentence:Sentence, header:Header, variables:Vars, side:alleged,
              survives:S, from_signature:F},
    field(Row, survives_termination, false, S), field(Row, applies_from_signature, false, F).

prohibition(Sentence) :- memberchk(Sentence.modality, ['must-not', 'should-not']).

% --- readings (section 6a): each is judged

readings_of(C, Ctxs) :-
    row(commitments, C, Row), row(instruments, Row.instrument, I),
    list(I, readings, Hs), choices(Hs, name, Headers), choices(Row.sentences, reading, Sentences),
    findall(T, uses_term(Row, I, T), Ts0), sort(Ts0, Ts),
    findall(reading(Label, Ctx),
            ( member(HN-H, Headers), member(SN-S, Sentences), term_choices(Ts, TNs, Terms),
              nth0(S, Row.sentences, Sentence), ctx(Row.instrument, C, Terms, Sentence, H, Ctx),
              exclude(==(''), [HN, SN | TNs], Names), atomic_list_concat(Names, '/', Label) ), Ctxs).

choices(Rows, Key, Choices) :-
    findall(Name-N, ( nth0(N, Rows, R), field(R, Key, '', Name) ), Cs), ( Cs == [] -> Choices = [''-0] ; Choices = Cs ).
term_choices([], [], []).
term_choices([T|Ts], [Name|Ns], [T-N|Rest]) :-
    row(terms, T, Row), nth0(N, Row.readings, R), field(R, reading, '', Name), term_choices(Ts, Ns, Rest).

uses_term(Row, I, T) :-
    list(I, admitted_defences, Ds), findall(D, ( member(N, Ds), row(defences, N, D0), list(D0, where, W), list(D0, except_if, X), D = W-X ), Shared),
    list(Row, where, Where), list(Row, unless, Unless), mentioned(t(Row.sentences, Where, Unless, Shared), [], T).
mentioned(Data, Seen, T) :-
    sub_term(X, Data), is_dict(X), given(X, term, N), number(N), \+ memberchk(N, Seen),
    ( row(terms, N, Row), length(Row.readings, L), L > 1, T = N ; row(terms, N, Row), mentioned(Row.readings, [N|Seen], T) ).

% --- the ways of a prohibition

way(Ctx, Way) :-
    Sentence = Ctx.sentence, prohibition(Sentence), empty_assoc(E0),
    trigger_binding(Sentence, E0, E1, Ctx, TriggerEvents, TriggerFormula),
    Act = Sentence.act, Bearer = Sentence.subject,
    event(Event, _, _), \+ memberchk(Event, TriggerEvents),
    in_question(Event, Act, Ctx),
    bind(act, Event, E1, E2),
    bearer_binding(Sentence.imputation, Bearer, Event, Act, E2, E3, Ctx, Who),
    skip_of(Sentence.imputation, Skip),
    matches(Event, Act, Skip, E3, E4, Ctx, Conduct0),
    counterparty(Sentence, E4, Ctx, Other), between(Who, Other, E4, E45), settled(Bearer, E45, E5),
    ( Who \== nobody, Who == Other -> fail ; true ),
    row(commitments, Ctx.commitment, Row),
    event_time(Event, Time),
    scope(Who, Other, Time, Ctx, Scope),
    imputation(Sentence.imputation, Who, Event, E5, Ctx, Imputation, Extra),
    mental(Sentence, Event, Mental),
    list(Row, where, Where), where_formulas(Where, E5, Ctx, Conditions),
    while_formula(Sentence, Event, E5, Ctx, While),
    defences(Row, Who, Other, E5, Event, Ctx, Defences),
    append([TriggerFormula|Extra], [While], ConductParts),
    ( look(events, E5, Described) -> true ; Described = [] ), append([Event|TriggerEvents], Described, All), sort(All, Events),
    Way = way{kind:prohibition, commitment:Ctx.commitment, bearer:Who, counterparty:Other, event:Event, events:Events, scope:Scope,
              conduct:and([Conduct0|ConductParts]), imputation:Imputation, conditions:Conditions, mental:Mental, defences:Defences,
              env:E5, ctx:Ctx}.

% Nobody in particular, where nobody is named.
settled(Actor, Env0, Env) :- ( Actor.form == variable, \+ look(var(Actor.variable), Env0, _) -> bind(var(Actor.variable), nobody, Env0, Env) ; Env = Env0 ).

between(Who, Other, Env0, Env) :- bind(bearer, Who, Env0, Env1), bind(other, Other, Env1, Env).

skip_of(conduct, by). skip_of('use-territory', by). skip_of(assist, none). skip_of(allow, none).

% "Each event of a kind that the sentence names": its kinds have a pro above 0. "What a text only may
% include counts where the report shows something of each thing that it describes."
in_question(Event, Pattern, Ctx) :- kinds_formula(Event, Pattern, Ctx, F), shown(F).

shown(fact(Pro, _, _)) :- Pro > 0.
shown(and(Fs)) :- forall(member(F, Fs), shown(F)).
shown(or(Fs)) :- member(F, Fs), shown(F), !.
shown(at_most_unknown(F)) :- shown(F).
shown(at_least_unknown(_)).

% The event or moment of a `when …,` part.
trigger_binding(Sentence, Env, Env, _, [], T) :- \+ given(Sentence, trigger, _), !, true_fact(T).
trigger_binding(Sentence, Env0, Env, Ctx, [Event], F) :-
    Pattern = Sentence.trigger.what, Pattern.is == pattern,
    event(Event, _, _), in_question(Event, Pattern, Ctx),
    bind(it, Event, Env0, Env1),
    matches(Event, Pattern, none, Env1, Env, Ctx, F).

bearer_binding(Imputation, Actor, Event, _, Env, Env, Ctx, Who) :-
    ( Actor.form == variable, look(var(Actor.variable), Env, W) ; Actor.form == state, W = Actor.state
    ; Actor.form == depositary, actor_state(Actor, Env, Ctx, W) ), !,
    ( W \== nobody, bearer_named(Imputation, Event, Ctx, W), Who = W
    ; memberchk(Imputation, [conduct, 'use-territory']), Who = nobody ).

% "Readings under which a sentence names no bearer are tried for the bearer all the same."
bearer_binding(_, Actor, Event, _, Env0, Env, Ctx, Who) :-
    row(commitments, Ctx.commitment, Row), findall(I, ( member(S, Row.sentences), I = S.imputation ), Is),
    ( setof(W, I^( member(I, Is), bearer_named(I, Event, Ctx, W) ), Ws), member(Who, Ws), in_domain(Actor.variable, Who, Env0, Ctx)
    ; member(C, [conduct, 'use-territory']), memberchk(C, Is) -> Who = nobody ),
    ( Who == nobody -> Env = Env0 ; bind(var(Actor.variable), Who, Env0, Env) ).

% "A bearer is each party that a claim names, on an accepted or unspecified basis, with a strength
% above 0."
bearer_named(Imputation, Event, Ctx, Who) :-
    memberchk(Imputation, [conduct, 'use-territory']), !,
    setof(S, B^A^St^V^( claim(Event, by, by(S, B, A), c(claimed, St, V)), St > 0, S \== nobody,
                        ( B == unspecified ; accepted(Ctx.treaty, B, _) ) ), All),
    member(Who, All).
bearer_named(assist, Event, _, Who) :- setof(S, helper(Event, S), All), member(Who, All).
bearer_named(allow, Event, _, Who) :- named(territory, Event, Who).

counterparty(Sentence, Env, Ctx, Other) :-
    ( Sentence.subject.form == variable -> Bearer = Sentence.subject.variable ; Bearer = none ),
    ( nth0(N, Ctx.variables, V), V.sort == state, N \== Bearer, V.domain \== 'third-state', look(var(N), Env, S),
      ( V.domain == party -> true ; addresses_all(Ctx.treaty) )
    -> Other = S ; Other = nobody ).

scope(Who, Other, Time, Ctx, and(Fs)) :-
    findall(F, ( member(S-O, [Who-Other, Other-Who]), S \== nobody, bound(Ctx, S), in_force(Ctx.treaty, S, O, Time, Ctx, F) ), Fs0),
    ( Fs0 == [], row(instruments, Ctx.treaty, I), list(I, parties, [P|_]) -> in_force(Ctx.treaty, P, none, Time, Ctx, F1), Fs = [F1] ; Fs = Fs0 ).
bound(Ctx, S) :- addresses_all(Ctx.treaty), \+ organisation(S).
bound(Ctx, S) :- party_of(Ctx, S).

% --- imputation by the four ways to be responsible

imputation(conduct, nobody, _, _, _, F, []) :- !, unknown_fact(F).
imputation('use-territory', nobody, _, _, _, F, [F]) :- !, unknown_fact(F).
imputation(conduct, Who, Event, _, Ctx, F, []) :- imputed(Event, Who, Ctx, F).
imputation('use-territory', Who, Event, _, Ctx, F, [T]) :- imputation(conduct, Who, Event, _, Ctx, F, _), state_fact(Event, territory, Who, T).
imputation(assist, Who, Event, Env, Ctx, F, []) :- aided(Who, Event, Env, Ctx, A), knowing(Ctx.sentence, Who, Event, Env, Ctx, K), F = and([A, K]).
imputation(allow, Who, Event, Env, Ctx, F, []) :-
    state_formula(territory, Who, Event, T), knowing(Ctx.sentence, Who, Event, Env, Ctx, K),
    measure(Who, Event, Env, Ctx, M), negation(M, N), F = and([T, K, N]).

state_formula(_, nobody, _, F) :- !, unknown_fact(F).
state_formula(Role, Who, Event, F) :- state_fact(Event, Role, Who, F).

knowing(Sentence, Who, Event, Env, Ctx, F) :-
    ( Sentence.mental_element == knowingly -> ( Who == nobody -> unknown_fact(F) ; knew(Who, Event, _{form:'before-or-during', event:_{form:'the-act'}}, Env, Ctx, F) )
    ; true_fact(F) ).

helper(Event, S) :-
    event(E, _, _), claimed_kind(E, kind, K), aid_kind(K), claim(E, about, Event, c(claimed, _, _)), named(by, E, S).
aid_kind(K) :- member(A, [assistance, 'aid-to-aggressor']), is_a(K, A), !.

aided(nobody, _, _, _, F) :- !, unknown_fact(F).
aided(Who, Event, _, Ctx, or([U|Fs])) :-
    unknown_fact(U),
    findall(and([fact(S, 0, 0), By, About]), ( event(E, _, S), E \== Event, claimed_kind(E, kind, K), aid_kind(K), about_fact(E, Event, About),
             ( conducted(K) -> imputed(E, Who, Ctx, By) ; sender(E, Who, By) ) ), Fs).

measure(nobody, _, _, _, F) :- !, unknown_fact(F).
measure(Who, Event, Env, Ctx, or([fact(0, Con, Con)|Fs])) :-
    findall(and([fact(S, 0, 0), By, About]), ( event(E, _, S), E \== Event, claimed_kind(E, kind, K), is_a(K, 'reasonable-measure'), about_fact(E, Event, About), sender(E, Who, By) ), Fs),
    event_time(Event, T), begins(T, First-_), as_of(Last),
    completeness(_{kinds:[_{kind:'reasonable-measure'}]}, First, Last, Env, Ctx, Con).

mental(Sentence, Event, Mental) :-
    ( prohibition(Sentence), memberchk(Sentence.imputation, [conduct, 'use-territory']),
      member(Word-Question, [knowingly-'done-knowingly', intentionally-'done-intentionally']), Sentence.mental_element == Word
    -> answered(Question, Event, F), Mental = [F] ; Mental = [] ).

where_formulas(Where, Env, Ctx, Fs) :- ( Where == [] -> Fs = [] ; conjunction(Where, Env, Ctx, F), Fs = [F] ).

while_formula(Sentence, Event, Env, _, F) :-
    ( given(Sentence, while_lasts, R), event_of(R, Env, Other) -> event_time(Event, A), event_time(Other, B), during(A, B, F) ; true_fact(F) ).

% --- defences: "whoever invokes one must show it"

% defence(Name, Invoked, Exceptions): formulas.
defences(Row, Who, Other, Env, Event, Ctx, Defences) :-
    Invoked = Ctx.put(side, invoked),
    findall(defence(Name, F, Xs), ( list(Row, unless, Us), member(U, Us), unless(U, Env, Invoked, Ctx, F, Xs), called(U.condition, Name) ), Own),
    row(instruments, Row.instrument, I), list(I, admitted_defences, Ds),
    findall(defence(Name, F, Xs),
            ( member(N, Ds), row(defences, N, D), Name = D.name, \+ stated_itself(Row, D), excuses(D, Row),
              bind_pair(D, Who, Other, Env, Inner), DCtx = Invoked.put(variables, Vs), list(D, variables, Vs),
              list(D, where, Where), conjunction(Where, Inner, DCtx, F0), not_excused(D, Event, DCtx, Nots), F = and([F0|Nots]),
              list(D, except_if, Es), exceptions(Es, Where, Inner, DCtx, Ctx.put(variables, Vs), Xs) ), Shared),
    append(Own, Shared, Defences).

called(C, Name) :-
    ( C.is == consented -> Name = consent ; C.is == 'defence-applies' -> row(defences, C.defence, D), Name = D.name ; Name = C.words ).

unless(U, Env, Invoked, Ctx, F, Xs) :-
    list(U, except_if, Es), conjunction([U.condition], Env, Invoked, F), exceptions(Es, [U.condition], Env, Invoked, Ctx, Xs).

% An exception speaks of what the defence introduced.
exceptions(Es, Conditions, Env, Invoked, Ctx, Xs) :-
    findall(X, ( member(E, Es), introduced(Conditions, Env, Inner, Invoked), condition(E, Inner, Ctx, X) ), Xs).
introduced([], Env, Env, _).
introduced([C|Cs], Env0, Env, Ctx) :-
    ( introduces(C), occurrence(C, Env0, Env1, Ctx, F), shown(F) *-> true ; Env1 = Env0 ), introduced(Cs, Env1, Env, Ctx).

bind_pair(D, Who, Other, Env, Inner) :-
    empty_assoc(E0), between(Who, Other, E0, E00), bind(var(D.bearer), Who, E00, E1), bind(var(D.counterparty), Other, E1, E2),
    ( look(act, Env, A) -> bind(act, A, E2, E3) ; E3 = E2 ), ( look(it, Env, T) -> bind(it, T, E3, Inner) ; Inner = E3 ).
defence_env(D, Ctx, Env, Inner, Invoked) :-
    list(D, variables, Vs), Invoked = Ctx.put(_{variables:Vs, side:invoked}), bearer_of(Env, Who), other_of(Env, Other), bind_pair(D, Who, Other, Env, Inner).
bearer_of(Env, W) :- ( look(bearer, Env, W) -> true ; W = nobody ).
other_of(Env, W) :- ( look(other, Env, W) -> true ; W = nobody ).

% "A clause that states a defence of the same name itself states its limits too."
stated_itself(Row, D) :- D.name == consent, list(Row, unless, Us), member(U, Us), sub_term(T, U), is_dict(T), given(T, is, consented), !.
stated_itself(Row, D) :- list(Row, unless, Us), sub_term(T, Us), is_dict(T), given(T, is, 'defence-applies'), row(defences, T.defence, D2), D2.name == D.name, !.

excuses(D, Row) :- ( holds(D, excuses_any_act) -> true ; list(D, excuses, Names), memberchk(Row.name, Names) ).
not_excused(D, Event, Ctx, Nots) :-
    list(D, does_not_excuse, Refs), findall(N, ( member(R, Refs), event_kind(Event, R, Ctx, F), negation(F, N) ), Nots).
