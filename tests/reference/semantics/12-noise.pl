% Section 12, "Noise, questions, soft words".

% What would fire in every case "is reported only where the case holds an event of its kinds or
% declares the record of them complete, or with --all"; what another version of the text surely
% governs is that version's.
reported(C, O) :-
    row(commitments, C, Row),
    ( has_versions(C) -> version_time(O, Time), \+ stood(Row.article, Time, no) ; true ),
    ( option(all, true) -> true
    ; \+ silent_norm(C, Row, O),
      ( O.event \== null, O.breach == none -> true ; O.exercise \== none -> true
      ; spoken_of(C, Row) ) ).
version_time(O, Time) :-
    ( look(moment, O.env, Time) -> true ; O.event \== null -> event_time(O.event, Time)
    ; as_of(A), Time = time(A, A, false) ).

% "A voluntary norm that forbids is asked about where the record shows something of each thing that
% it names (an asset, an effect), or with --all."
silent_norm(C, Row, O) :-
    row(instruments, Row.instrument, I), I.genre == norms, O.event \== null, Row.sentences = [S|_],
    prohibition(S), readings_of(C, [Ctx|_]), \+ shows_roles(O.event, S.act, Ctx).

spoken_of(C, Row) :-
    readings_of(C, [Ctx|_]), member(S, Row.sentences),
    ( event(E, _, _), in_question(E, S.act, Ctx)
    ; complete(Kinds, _, _, _, _), list(S.act, kinds, Rs), member(R, Rs), given(R, kind, K),
      member(D, Kinds), is_a(K, D) ), !.

% "An open list does not put every event in question: what a text only may include counts where the
% report shows something of each thing that it describes."
shows_roles(Event, Pattern, Ctx) :-
    forall(( open_roles(Roles), member(R, Roles), list(Pattern, R, [F|Fs]) ),
           ( names([F|Fs], Ctx, Sure, Possible), asserted(Event, R, V), kind_in(R, V, K),
             ( member(N, Sure) ; member(N, Possible) ), is_a(K, N) )).
open_roles([affecting, causing, using, purpose, giving]).

% "An evaluative element is unknown until an answers claim speaks to it." "A duty that no event sets
% off has no act: an answer about some event does not speak of it, one about no event does."
answered(C, Env, F) :-
    ( event_of(C.event, Env, E) -> true ; C.event.form == variable -> E = some ; E = none ),
    answered_about(C.question, E, F).
answered_about(Question, E, F) :-
    findall(C, ( answer(Question, About, C), ( About == any ; About == E ; E == some ) ), Cs0),
    sort(Cs0, Cs), weighed(Cs, others, F).
