-- Neovim (0.7 and up) works on a case as an officer would, and writes down what it saw.
-- nvim --headless -u NONE -i NONE -n -c 'luafile neovim.lua', with INSTELLING, BESTAND and UIT in the environment.
local env = vim.env
local seen = {}

local function settle(what, ready)
  if not vim.wait(20000, ready, 10) then
    seen.failed = what
    error(what)
  end
end

local function main()
  -- The lines of docs/editors.md, with the program under test in them.
  dofile(env.INSTELLING)
  vim.cmd('filetype on')
  vim.cmd('edit ' .. vim.fn.fnameescape(env.BESTAND))
  local case = vim.api.nvim_get_current_buf()
  settle('the server', function() return #vim.lsp.get_active_clients() == 1 end)
  local id = vim.lsp.get_active_clients()[1].id

  -- Findings, at their place.
  settle('findings', function() return #vim.diagnostic.get(case) == 1 end)
  local finding = vim.diagnostic.get(case)[1]
  seen.code = finding.code or vim.tbl_get(finding, 'user_data', 'lsp', 'code')
  seen.at = { finding.lnum, finding.col, finding.end_col }
  seen.marked = vim.api.nvim_buf_get_text(case, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {})[1]

  -- The mend, chosen from the menu as it comes.
  vim.ui.select = function(items, _, choose)
    seen.choices = #items
    choose(items[1], 1)
  end
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  vim.lsp.buf.code_action()
  settle('the mend', function() return vim.bo[case].modified end)
  settle('no findings any more', function() return #vim.diagnostic.get(case) == 0 end)
  seen.mended = vim.api.nvim_buf_get_lines(case, finding.lnum, finding.lnum + 1, true)[1]

  -- A new line in the course, completed.
  local line = vim.fn.search('via: brief')
  vim.api.nvim_buf_set_lines(case, line, line, true, { '  - ' })
  vim.api.nvim_win_set_cursor(0, { line + 1, 4 })
  vim.cmd('startinsert!')
  local params = vim.lsp.util.make_position_params()
  params.position = { line = line, character = 4 }
  local answer = vim.lsp.buf_request_sync(case, 'textDocument/completion', params, 20000)[id].result
  table.sort(answer, function(a, b) return a.sortText < b.sortText end)
  seen.first = answer[1].label
  vim.lsp.util.apply_text_edits({ answer[1].textEdit }, case, 'utf-16')
  seen.completed = vim.api.nvim_buf_get_lines(case, line, line + 1, true)[1]
  vim.cmd('stopinsert')

  -- An explanation, in the window it opens.
  vim.api.nvim_win_set_cursor(0, { vim.fn.search('ontvangen:'), 4 })
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
    end
  end
  settle('a window with the explanation', function() return float() ~= nil end)
  seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float()), 0, -1, true), '\n')
  vim.api.nvim_win_close(float(), true)

  -- To the regulation.
  vim.api.nvim_win_set_cursor(0, { vim.fn.search('^regeling:'), 11 })
  vim.lsp.buf.definition()
  settle('the regulation', function() return vim.api.nvim_get_current_buf() ~= case end)
  seen.regulation = vim.api.nvim_buf_get_name(0):match('[^/]*/[^/]*$')

  vim.lsp.stop_client(id)
  settle('the server to end', function() return vim.lsp.get_client_by_id(id) == nil end)
end

local fine, problem = pcall(main)
if not fine then seen.problem = tostring(problem) end
vim.fn.writefile({ vim.json.encode(seen) }, env.UIT)
vim.cmd('qa!')
