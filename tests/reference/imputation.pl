% Section 6, "Imputation".

default_bases(['state-organ', 'empowered-entity', 'organ-at-disposal', 'direction-or-control',
               'absence-of-authorities', insurrection, acknowledged]).

accepted(Treaty, Basis, Rule) :-
    row(instruments, Treaty, I), list(I, accepted_bases, Rows),
    ( Rows == [] -> default_bases(Bs), memberchk(Basis, Bs), Rule = none
    ; member(R, Rows), R.basis == Basis, field(R, rule, none, Rule) ), !.

% "Each basis claimed is a fact with its strongest claim and the strongest denial that answers it.
% An unspecified basis names a bearer; its pro is 0."
imputed(_, nobody, _, F) :- !, unknown_fact(F).
imputed(Event, State, Ctx, or(Fs)) :-
    findall(B, ( claim(Event, by, by(State, B, _), c(claimed, S, _)), S > 0,
                 ( B == unspecified ; accepted(Ctx.treaty, B, _) ) ), Bs0),
    sort(Bs0, Bs1), ( Bs1 == [] -> Bs = [unspecified] ; Bs = Bs1 ),
    findall(F, ( member(B, Bs), basis_fact(Event, State, B, Ctx, F) ), Fs).

% "A denial without a basis answers all; with one, that basis only."
basis_fact(Event, State, Basis, Ctx, F) :-
    findall(C, ( claim(Event, by, by(State, B, _), C), answers(C, B, Basis) ), Cs),
    weighed(Cs, own, fact(Pro, Con, Challenge)),
    ( Basis == unspecified -> F = fact(0, Con, Challenge)
    ; accepted(Ctx.treaty, Basis, Rule), number(Rule),
    basis_rule(Rule, Event, State, Ctx, Conditions),
      Conditions \== [], speaks(and(Conditions))
    -> F = and([fact(Pro, Con, Challenge)|Conditions])
    ; F = fact(Pro, Con, Challenge) ).
answers(c(claimed, _, _), Basis, Basis).
answers(c(denied, _, _), B, Basis) :- ( B == unspecified -> true ; B == Basis ).

% "A claimed basis is evidence of its own where: that lowers it only if the case records facts or
% answers about it."
basis_rule(Rule, Event, State, Ctx, Conditions) :-
    row(basis_rules, Rule, R), list(R, variables, Vars), empty_assoc(E0),
    bind(var(R.bearer), State, E0, E1), bind(act, Event, E1, Env), Inner = Ctx.put(variables, Vars),
    list(R, where, Where), conditions(Where, Env, Inner, Fs),
    list(R, except_if, Except),
    findall(N, ( member(C, Except), condition(C, Env, Inner, F), negation(F, N) ), Ns),
    append(Fs, Ns, Conditions).

speaks(F) :- sub_term(fact(P, C, H), F), ( P =\= 0 ; C =\= 0 ; H =\= 0 ), !.

% Who is named as having done it, on a basis that the text accepts or on none that is said.
names_author(Event, Treaty, State) :-
    claim(Event, by, by(State, B, _), c(claimed, S, _)), S > 0, State \== nobody,
    ( B == unspecified -> true ; accepted(Treaty, B, _) ), !.

% --- the four ways to be responsible, of a bearer that is named

imputation(conduct, Who, Event, _, Ctx, F) :- imputed(Event, Who, Ctx, F).
imputation('use-territory', Who, Event, _, Ctx, F) :- imputed(Event, Who, Ctx, F).
imputation(assist, Who, Event, Env, Ctx, and([Aided, Knew])) :-
    aided(Who, Event, Aided), knowing(Who, Event, none, Env, Ctx, Knew).
imputation(allow, Who, Event, Env, Ctx, and([From, Knew, NoMeasure])) :-
    state_fact(Event, territory, Who, From),
    knowing(Who, Event, _{form:'before-or-during', event:_{form:'the-act'}}, Env, Ctx, Knew),
    measure(Who, Event, Ctx, Measure), negation(Measure, NoMeasure).

knowing(Who, Event, When, Env, Ctx, F) :-
    ( Ctx.sentence.mental_element == knowingly ->
      knew(Who, Event, When, Env, Ctx, F) ; true_fact(F) ).

aid_kinds(Refs) :- findall(_{kind:K}, ( member(K, [assistance, 'aid-to-aggressor']), group(K, _) ),
                           Refs).

% "Aid is what an event of that kind reports."
helped(Event, State) :-
    aid_kinds(Refs), event(E, _, _), asserted(E, kind, K), member(R, Refs), is_a(K, R.kind),
    claim(E, about, Event, _), named(by, E, State), !.

aided(Who, Event, or([U|Fs])) :-
    unknown_fact(U), aid_kinds(Refs), communication_about(Refs, Who, Event, Fs).
measure(Who, Event, Ctx, or([fact(0, Con, Con)|Fs])) :-
    ( group('reasonable-measure', _) -> Refs = [_{kind:'reasonable-measure'}] ; Refs = [] ),
    communication_about(Refs, Who, Event, Fs),
    event_time(Event, time(First, _, _)), as_of(Last),
    completeness(Refs, First, Last, [Who], Ctx, Con).

communication_about(Refs, Who, Event, Fs) :-
    Ctx = ctx{terms:[], variables:[]},
    findall(and([H, K, By, About]),
            ( event(E, _, _), in_question(E, _{kinds:Refs}, Ctx), took_place(E, H),
              of_kinds(E, Refs, Ctx, K),
              sender(E, Who, By), about_fact(E, Event, About) ), Fs).

% "A rule's mental elements … stay unknown", unless some file of the rules asks and the case
% answers.
mental(Sentence, Event, [F]) :-
    mental_question(Sentence, Question), !,
    ( row(questions, Question, _) -> answered_about(Question, Event, F) ; unknown_fact(F) ).
mental(_, _, []).
mental_question(Sentence, 'done-intentionally') :- Sentence.mental_element == intentionally.
mental_question(Sentence, 'done-knowingly') :-
    Sentence.mental_element == knowingly, memberchk(Sentence.imputation,
                                                    [conduct, 'use-territory']).
