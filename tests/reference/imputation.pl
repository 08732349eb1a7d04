% Section 6, "Imputation".

default_bases(['state-organ', 'empowered-entity', 'organ-at-disposal', 'direction-or-control',
               'absence-of-authorities', insurrection, acknowledged]).

accepted(Treaty, Basis, Rule) :-
    row(instruments, Treaty, I), list(I, accepted_bases, Rows),
    ( Rows == [] -> default_bases(Bs), memberchk(Basis, Bs), Rule = none
    ; member(R, Rows), R.basis == Basis, field(R, rule, none, Rule) ), !.

% "Each basis claimed is a fact with its strongest claim and the strongest denial that answers it."
imputed(Event, State, Ctx, or(Fs)) :-
    findall(B, ( claim(Event, by, by(State, B, _), c(claimed, S, _)), S > 0, ( B == unspecified ; accepted(Ctx.treaty, B, _) ) ), Bs0),
    sort(Bs0, Bs),
    ( Bs == [] -> basis_fact(Event, State, unspecified, Ctx, F), Fs = [F]
    ; findall(F, ( member(B, Bs), basis_fact(Event, State, B, Ctx, F) ), Fs) ).

basis_fact(Event, State, Basis, Ctx, F) :-
    ( Basis == unspecified -> Pro = 0
    ; strongest_of(claim(Event, by, by(State, Basis, _), c(claimed, S, _)), S, Pro) ),
    strongest_of(( denial(Event, State, Basis, Voices, S1), against_it(Voices, State, S1, C, _) ), C, Con),
    strongest_of(( denial(Event, State, Basis, Voices, S1), against_it(Voices, State, S1, _, H) ), H, Challenge),
    ( Basis \== unspecified, accepted(Ctx.treaty, Basis, Rule), number(Rule)
    -> basis_rule(Rule, Event, State, Ctx, Conditions), F = and([fact(Pro, Con, Challenge)|Conditions])
    ;  F = fact(Pro, Con, Challenge) ).

% "A denial without a basis answers all; with one, that basis only."
denial(Event, State, Basis, Voices, S) :-
    claim(Event, by, by(State, B, _), c(denied, S, Voices)), ( B == unspecified ; B == Basis ).

% "Of a denial's sources, those that speak for the State judged raise challenge only. A denial
% without a source of its own counts as the State's own."
against_it([], _, S, 0, S) :- !.
against_it(Voices, State, _, Con, Challenge) :-
    strongest_of(( member(Who-V, Voices), Who \== State ), V, Con),
    strongest_of(member(_-V, Voices), V, Challenge).

% "A claimed basis is evidence of its own where: that lowers it only if the case records facts or
% answers about it."
basis_rule(Rule, Event, State, Ctx, Conditions) :-
    row(basis_rules, Rule, R), list(R, variables, Vars), empty_assoc(E0),
    bind(var(R.bearer), State, E0, E1), bind(act, Event, E1, Env), Inner = Ctx.put(variables, Vars),
    list(R, where, Where), list(R, except_if, Except),
    findall(F, ( member(C, Where), condition(C, Env, Inner, F), recorded(Where, Event) ), Fs),
    findall(N, ( member(C, Except), condition(C, Env, Inner, F), recorded([C], Event), negation(F, N) ), Ns),
    append(Fs, Ns, Conditions).

recorded(Conditions, Event) :-
    sub_term(T, Conditions), is_dict(T),
    ( given(T, kinds, Refs), member(Ref, Refs), given(Ref, kind, K), event(E, _, _), E \== Event, claimed_kind(E, kind, C), is_a(C, K)
    ; given(T, question, Q), answer(Q, _, _, _) ), !.
