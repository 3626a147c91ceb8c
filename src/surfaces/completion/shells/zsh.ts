import { type CompletingShell, callback, describedLine, splitWords } from './shell.ts';

const script = `#compdef nimbi
# Completion of nimbi for zsh. In ~/.zshrc, after compinit:  source <(nimbi completion zsh)
_nimbi() {
  local value about end
  local -a whole whole_shown open open_shown
  while IFS=$'\\t' read -r end value about; do
    if [[ $end == open ]]; then
      open+=("$value") open_shown+=("$value")
    else
      whole+=("$value") whole_shown+=("$value\${about:+  -- $about}")
    fi
  done < <("\${(Q)words[1]}" ${callback} zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  if (( \${#whole} + \${#open} == 0 )); then
    _files
    return
  fi
  (( \${#whole} )) && compadd -l -V nimbi -d whole_shown -a whole
  (( \${#open} )) && compadd -V nimbi-open -S '' -d open_shown -a open
  return 0
}
if [[ $funcstack[1] == _nimbi ]]; then
  _nimbi "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _nimbi nimbi
fi
`;

/** zsh: it parts and unquotes the words itself. */
export const zsh: CompletingShell = {
  script,
  read: splitWords,
  write: (candidates) => candidates.map((candidate) => `${candidate.open ? 'open' : 'whole'}\t${describedLine(candidate)}`),
};
