# Completion for bash. Commands, options and formats come from the command's own help, so that they are always those of its version.
_hearsay() {
  local program=$1 current=$2 previous=$3 command=${COMP_WORDS[1]} words=
  if [[ $COMP_CWORD -eq 1 ]]; then
    words="$("$program" --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p') --help --version"
  elif [[ $previous == --format ]]; then
    # The description of --format, as one line: "text: for people; json: an array …"
    words=$("$program" "$command" --help | sed -n '/--format/,/^ *-/p' | sed '1!{/^ *-/d}' | tr -s ' \n' ' ' | grep -oE '[a-z]+:' | tr -d :)
  elif [[ $previous == --yardstick ]]; then
    words='measured icd203 nato uk ipcc'
  elif [[ $previous == --lines ]]; then
    words='auto paragraphs wrapped'
  elif [[ $previous == --method ]]; then
    # "--method NAME (=bayes) bayes, catd, … or crh (docs/…", as one line.
    words=$("$program" credibility --help | tr -s ' \n' ' ' | sed 's/.*(=bayes) //; s/ (docs.*//; s/,//g; s/ or / /')
  elif [[ $previous == --table ]]; then
    words='stories outlets descriptions statements'
  elif [[ $previous == --values ]]; then
    words='one many'
  elif [[ $previous == --numbers ]]; then
    words='choose estimate'
  elif [[ $current == -* ]]; then
    words=$("$program" "$command" --help | grep -oE '^ +(-[a-z] \[ )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
  elif [[ $command == corpus && $COMP_CWORD -eq 2 ]]; then
    words=$("$program" corpus --help | sed -n '/^options/q; s/^  \([a-z]\{1,\}\)  .*/\1/p')
  fi
  # shellcheck disable=SC2207 # none of the words holds a space
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _hearsay hearsay
