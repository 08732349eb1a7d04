% The semantics of casus written a second time, slow and plain, sharing no code with the engine:
% `semantics` follows docs/semantics.md section by section, `language` is what docs/language.md says
% of the sentences that it is about. It reads a rulebook that `casus rules export` wrote, and cases;
% it prints their findings.
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

:- include('semantics/1-claims').
:- include('semantics/2-states').
:- include('semantics/3-time').
:- include('semantics/4-commitments').
:- include('semantics/4-verdicts').
:- include('semantics/4-findings').
:- include('semantics/5-completeness').
:- include('semantics/6-imputation').
:- include('semantics/6a-readings').
:- include('semantics/7-instruments').
:- include('semantics/7-breaches').
:- include('semantics/11-duties').
:- include('semantics/12-noise').
:- include('language/rulebook').
:- include('language/case').
:- include('language/header-lines').
:- include('language/terms').
:- include('language/descriptions').
:- include('language/roles').
:- include('language/conditions').
:- include('language/defences').
:- include('language/sentences').
:- include('language/moments').
:- include('language/powers').

:- initialization(main, main).

main :-
    current_prolog_flag(argv, Argv),
    ( Argv = ['--serve'] -> serve
    ; Argv = [Rulebook, Cases|Settings] ->
        maplist(setting, Settings, Pairs), dict_pairs(Options, _, Pairs),
        load_rulebook(Rulebook), judge_file(Cases, user_output, Options)
    ; writeln(user_error, 'usage: reference.pl RULEBOOK.json CASES.ndjson [standard=0.55 …]'),
      halt(2) ).

setting(Text, Key-Value) :-
    atomic_list_concat([Key, V], =, Text), ( atom_number(V, Value) -> true ; Value = V ).

serve :-
    read_line_to_string(user_input, Line),
    ( Line == end_of_file -> true
    ; catch(( once(request(Line)), Answer = ok ), Error, in_one_line(Error, Answer)),
      format('~w~n', [Answer]), flush_output, serve ).

in_one_line(Error, Line) :-
    format(atom(Text), 'error ~q', [Error]), atomic_list_concat(Lines, '\n', Text),
    atomic_list_concat(Lines, ' ', Line).

:- dynamic loaded/1.
request(Line) :-
    atom_json_dict(Line, Text, []), atoms(Text, R),
    ( loaded(R.rulebook) -> true
    ; load_rulebook(R.rulebook), retractall(loaded(_)), assertz(loaded(R.rulebook)) ),
    setup_call_cleanup(open(R.out, write, Out, [encoding(utf8)]),
                       once(judge_file(R.cases, Out, R.options)), close(Out)).

judge_file(Path, Out, Given) :-
    Options = _{standard:0.55, doubt:0.55, all:true}.put(Given),
    setup_call_cleanup(open(Path, read, In, [encoding(utf8)]), judge_lines(In, Out, Options),
                       close(In)).

judge_lines(In, Out, Options) :-
    read_line_to_string(In, Line),
    ( Line == end_of_file -> true
    ; ( string_concat('{', _, Line)
      -> atom_json_dict(Line, Text, []), atoms(Text, Case), judge_case(Case, Options, Found),
         json_write_dict(Out, Found, [width(0)]), nl(Out)
      ; true ), !,
      judge_lines(In, Out, Options) ).
