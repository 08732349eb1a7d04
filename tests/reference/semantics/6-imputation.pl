% Section 6, "Imputation".

% "The default bases are those of ILC Articles 4 to 11."
default_bases(['state-organ', 'empowered-entity', 'organ-at-disposal', 'direction-or-control',
               'absence-of-authorities', insurrection, acknowledged]).

accepted(Treaty, Basis, Rule) :-
    row(instruments, Treaty, I), list(I, accepted_bases, Rows),
    ( Rows == [] -> default_bases(Bs), memberchk(Basis, Bs), Rule = none
    ; member(R, Rows), R.basis == Basis, field(R, rule, none, Rule) ), !.
names_bearer(unspecified, _) :- !.
names_bearer(Basis, Treaty) :- accepted(Treaty, Basis, _).

% "Each basis claimed is a fact with its strongest claim and the strongest denial that answers it."
% "An unspecified basis names a bearer …; its pro is 0."
imputed(_, nobody, _, F) :- !, unknown_fact(F).
imputed(Event, State, Ctx, or(Fs)) :-
    findall(B, ( asserted(Event, by, by(State, B, _)), names_bearer(B, Ctx.treaty) ), Bs0),
    sort(Bs0, Bs1), ( Bs1 == [] -> Bs = [unspecified] ; Bs = Bs1 ),
    findall(F, ( member(B, Bs), basis_fact(Event, State, B, Ctx, F) ), Fs).

% "A denial without a basis answers all; with one, that basis only."
basis_fact(Event, State, Basis, Ctx, F) :-
    findall(C, ( claim(Event, by, by(State, B, _), C), answers(C, B, Basis) ), Cs),
    weighed(Cs, own, Fact),
    ( Basis == unspecified -> Fact = fact(_, Con, Challenge), F = fact(0, Con, Challenge)
    ; accepted(Ctx.treaty, Basis, Rule), number(Rule),
      basis_rule(Rule, Event, State, Ctx, Conditions), speaks(Conditions)
    -> F = and([Fact|Conditions])
    ; F = Fact ).
answers(c(claimed, _, _), Basis, Basis).
answers(c(denied, _, _), B, Basis) :- ( B == unspecified -> true ; B == Basis ).

% "A claimed basis is evidence of its own where: that lowers it only if the case records facts or
% answers about it."
basis_rule(Rule, Event, State, Ctx, Conditions) :-
    row(basis_rules, Rule, R), list(R, variables, Vs), Inner = Ctx.put(variables, Vs),
    list_to_assoc([var(R.bearer)-State, act-Event], Env),
    list(R, where, Where), conditions(Where, Env, Inner, Fs),
    list(R, except_if, Except), none_holds(Except, Env, Inner, Ns), append(Fs, Ns, Conditions).
speaks(Fs) :- sub_term(fact(P, C, H), Fs), P + C + H > 0, !.

% "A State's own denial never clears it. Of a denial's sources, those that speak for the State
% judged raise challenge only. A denial of by without a source of its own counts as the State's
% own." voices(Own, Given, Voices): whether a claim has sources of its own, whether its strength was
% given, for whom its sources speak and how strong they are.
refuting(Voices, Default, Strength, Con) :-
    b_getval(judged, Judged), refuting(Voices, Default, Judged, Strength, Con).
refuting(voices(false, _, _), own, _, _, 0) :- !.
refuting(voices(_, _, []), _, _, Strength, Strength) :- !.
refuting(voices(_, _, Voices), _, Judged, _, 0) :- \+ ( member(Who-_, Voices), Who \== Judged ), !.
refuting(voices(_, true, _), _, _, Strength, Strength) :- !.
refuting(voices(_, false, Voices), _, Judged, _, Con) :-
    strongest_of(( member(Who-V, Voices), Who \== Judged, number(V) ), V, Con).

voices(Claim, Event, voices(Own, Given, Voices)) :-
    list(Claim, sources, Mine), list(Event, sources, Others),
    ( Mine == [] -> Own = false, Ids = Others ; Own = true, Ids = Mine ),
    ( given(Claim, confidence, _) -> Given = true
    ; Own == false, given(Event, confidence, _) -> Given = true
    ; Given = false ),
    findall(Who-V, ( member(Id, Ids), \+ dated_later(Id), source(Id, S),
                     ( given(S, speaks_for, Code) -> state(Code, Who) ; Who = none ),
                     ( source_strength(Id, V) -> true ; V = none ) ), Voices).

% The four ways to be responsible, of a bearer that is named: a row of the table each.
imputation(conduct, Who, Event, _, Ctx, F) :- imputed(Event, Who, Ctx, F).
imputation('use-territory', Who, Event, _, Ctx, F) :- imputed(Event, Who, Ctx, F).
imputation(assist, Who, Event, Env, Ctx, and([or([U|Aided]), Knew])) :-
    unknown_fact(U), aid_kinds(Refs), communications_about(Refs, Who, Event, Aided),
    knowing(Who, Event, none, Env, Ctx, Knew).
imputation(allow, Who, Event, Env, Ctx, and([From, Knew, NoMeasure])) :-
    state_fact(Event, territory, Who, From),
    knowing(Who, Event, _{form:'before-or-during', event:_{form:'the-act'}}, Env, Ctx, Knew),
    known_kinds(['reasonable-measure'], Refs), communications_about(Refs, Who, Event, Taken),
    event_time(Event, time(First, _, _)), as_of(Last),
    completeness(Refs, First, Last, [Who], Ctx, Con),
    negation(or([fact(0, Con, Con)|Taken]), NoMeasure).

knowing(Who, Event, When, Env, Ctx, F) :-
    ( Ctx.sentence.mental_element == knowingly -> knew(Who, Event, When, Env, Ctx, F)
    ; true_fact(F) ).

% "Aid is what an event of that kind reports."
helped(Event, State) :-
    aid_kinds(Refs), event(E, _, _), asserted(E, kind, K), member(R, Refs), is_a(K, R.kind),
    claim(E, about, Event, _), named(by, E, State), !.
aid_kinds(Refs) :- known_kinds([assistance, 'aid-to-aggressor'], Refs).
known_kinds(Kinds, Refs) :- findall(_{kind:K}, ( member(K, Kinds), group(K, _) ), Refs).

communications_about(Refs, Who, Event, Fs) :-
    Ctx = ctx{terms:[], variables:[]},
    findall(and([H, K, By, About]),
            ( event(E, _, _), in_question(E, _{kinds:Refs}, Ctx), took_place(E, H),
              of_kinds(E, Refs, Ctx, K), sender(E, Who, By), about_fact(E, Event, About) ), Fs).

% "A rule's mental elements … have no place in a case file: they stay unknown", unless some file of
% the rules asks and the case answers.
mental(Sentence, Event, F) :-
    mental_question(Sentence.mental_element, Sentence.imputation, Question),
    ( row(questions, Question, _) -> answered_about(Question, Event, F) ; unknown_fact(F) ).
mental_question(intentionally, _, 'done-intentionally').
mental_question(knowingly, How, 'done-knowingly') :- memberchk(How, [conduct, 'use-territory']).
