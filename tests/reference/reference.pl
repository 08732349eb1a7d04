% The semantics of casus written a second time (docs/semantics.md), slow and plain, sharing no code
% with the engine. It reads a rulebook that `casus rules export` wrote, and cases; it prints their
% findings.
%
%   swipl reference.pl RULEBOOK.json CASES.ndjson [OPTION=VALUE …]    findings, a case a line
%   swipl reference.pl --serve                                        requests on standard input, a
%       line each: {"rulebook": PATH, "cases": PATH, "out": PATH, "options": {…}}; answers ok or
% error

:- use_module(library(http/json)).
:- use_module(library(apply)).
:- use_module(library(lists)).
:- use_module(library(pairs)).
:- use_module(library(assoc)).
:- set_prolog_flag(double_quotes, atom).

:- include(rulebook).
:- include(case).
:- include(states).
:- include(time).
:- include(matching).
:- include(conditions).
:- include(imputation).
:- include(force).
:- include(findings).
:- include(duties).
:- include(law).
:- include(verdicts).
:- include(report).

:- initialization(main, main).

main :-
    current_prolog_flag(argv, Argv),
    ( Argv = ['--serve'|_] -> serve
    ; Argv = [Rulebook, Cases|Settings]
    -> load_rulebook(Rulebook), settings(Settings, _{standard:0.55, doubt:0.55, all:true}, Options),
    judge_file(Cases, user_output, Options)
    ;  format(user_error,
              'usage: reference.pl RULEBOOK.json CASES.ndjson [standard=0.55 …] | --serve~n', []),
              halt(2) ).

settings([], O, O).
settings([S|Ss], O0, O) :- atomic_list_concat([K, V0], =, S),
    ( atom_number(V0, V) -> true ; V = V0 ), settings(Ss, O0.put(K, V), O).

serve :-
    read_line_to_string(user_input, Line),
    ( Line == end_of_file -> true
    ; catch(( once(request(Line)), Answer = ok ), E, ( message_to_codes(E, Answer) )),
    format('~w~n', [Answer]), flush_output, serve ).

message_to_codes(E, Text) :- format(atom(A), 'error ~q', [E]), atomic_list_concat(Parts, '\n', A),
    atomic_list_concat(Parts, ' ', Text).

:- dynamic loaded/1.
request(Line) :-
    atom_json_dict(Line, Text, []), atoms(Text, R),
    ( loaded(R.rulebook) -> true ; load_rulebook(R.rulebook), retractall(loaded(_)),
      assertz(loaded(R.rulebook)) ),
    Options = _{standard:0.55, doubt:0.55, all:true}.put(R.options),
    setup_call_cleanup(open(R.out, write, Out, [encoding(utf8)]),
                       once(judge_file(R.cases, Out, Options)), close(Out)).

judge_file(Path, Out, Options) :-
    setup_call_cleanup(open(Path, read, In, [encoding(utf8)]), judge_lines(In, Out, Options),
                       close(In)).

judge_lines(In, Out, Options) :-
    read_line_to_string(In, Line),
    ( Line == end_of_file -> true
    ; ( string_concat('{', _, Line) -> atom_json_dict(Line, Text, []), atoms(Text, Case),
        judge_case(Case, Options, Found),
        json_write_dict(Out, Found, [width(0)]), nl(Out) ; true ), !,
      judge_lines(In, Out, Options) ).
