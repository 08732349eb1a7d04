% Section 5, "Completeness: when silence speaks": what a complete record refutes.

% "That confidence is the completeness … for such events, between such States, within the window." Of
% several kinds, each has to be complete; so have those that a text may include. `nobody` may be any
% State: "of it only that record is complete which is complete of all".
completeness(Refs, First, Last, States, Ctx, Con) :-
    names(Refs, Ctx, Sure, Possible), append(Sure, Possible, Kinds),
    ( Sure == [] -> Con = 0
    ; findall(S, ( member(K, Kinds), complete_for(K, First, Last, States, S) ), Ss),
      min_list(Ss, Con) ).

complete_for(Kind, First, Last, States, Strength) :-
    as_of(AsOf), earliest(Last, AsOf, Until),
    strongest_of(( complete(Kinds, Between, F, L, S), no_later(F, First), no_later(Until, L),
                   ( Between == [] -> true ; subset(States, Between) ),
                   member(K, Kinds), is_a(Kind, K) ), S, Strength).

% "Of a condition such as … within 90 days before the act … those 90 days."
silence(C, Env, Ctx, fact(0, Con, Con)) :-
    window(C, Env, First, Last),
    findall(S, ( member(R, [by, to, with]), given(C.pattern, R, A), actor_state(A, Env, Ctx, S) ),
            States),
    list(C.pattern, kinds, Refs), completeness(Refs, First, Last, States, Ctx, Con).

window(C, Env, First, Last) :-
    ( given(C, when, When)
    -> time_of(When.event, Env, T), begins(T, B), ends(T, _-End),
       window_of(When.form, When, B, End, First, Last)
    ; First = ninf, as_of(Last) ).
window_of(before, When, B-Last, _, First, Last) :-
    ( given(When, within, D) -> shifted(B, D, -1, First) ; First = ninf ).
window_of(after, When, B-_, End, B, Last) :-
    ( given(When, within, D) -> shifted(End, D, 1, Last) ; as_of(Last) ).
window_of(during, _, B-_, End, B, End).
window_of('before-or-during', _, _, End, ninf, End).

% "Of a duty the time from its trigger to its deadline."
silence_of_duty(Who, Other, Limit, time(First, _, _), Ctx, fact(0, Con, Con)) :-
    as_of(AsOf), ( Limit = limit(_-Last) -> earliest(AsOf, Last, Until) ; Until = AsOf ),
    ( party_of(Ctx, Other) -> States = [Who, Other] ; States = [Who] ),
    list(Ctx.sentence.act, kinds, Refs), completeness(Refs, First, Until, States, Ctx, Con).
