import { type CompletingShell, callback, describedLine, splitWords } from './shell.ts';

const script = `# Completion of nimbi for fish. Save it:  nimbi completion fish > ~/.config/fish/completions/nimbi.fish
function __nimbi_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l candidates ($words[1] ${callback} fish -- $words[2..-1] "$current" 2>/dev/null)
    if test (count $candidates) -eq 0
        __fish_complete_path "$current"
    else
        printf '%s\\n' $candidates
    end
end
complete -c nimbi -f -k -a '(__nimbi_complete)'
`;

/** fish: it knows by a word's last sign whether the word goes on. */
export const fish: CompletingShell = { script, read: splitWords, write: (candidates) => candidates.map(describedLine) };
