% Shared defences (docs/language.md): those that general law has, and a text admits.

excuses(D, _) :- holds(D, excuses_any_act), !.
excuses(D, Row) :- list(D, excuses, Names), memberchk(Row.name, Names).

% What a defence is called, in a clause of its own too.
called(C, Name) :-
    ( C.is == consented -> Name = consent
    ; C.is == 'defence-applies' -> row(defences, C.defence, D), Name = D.name
    ; Name = C.words ).

shared_defence(N, Env, Ctx, rebuttable(and(Fs), Xs)) :-
    row(defences, N, D), list(D, variables, Vs), Alleged = Ctx.put(variables, Vs),
    look(bearer, Env, Who), look(other, Env, Other),
    findall(K-V, ( member(K, [it, moment]), look(K, Env, V)
                 ; event_of(_{form:'the-act'}, Env, V), K = act ), Kept),
    list_to_assoc([bearer-Who, other-Other, var(D.bearer)-Who, var(D.counterparty)-Other|Kept],
                  Inner),
    list(D, where, Where), conditions(Where, Inner, Alleged.put(side, invoked), Shown),
    findall(Not, ( look(act, Inner, A), list(D, does_not_excuse, [R|Rs]),
                   of_kinds(A, [R|Rs], Ctx, F), negation(F, Not) ), Nots),
    append(Shown, Nots, Fs), list(D, except_if, Es), formulas(Es, Inner, Alleged, Xs).
