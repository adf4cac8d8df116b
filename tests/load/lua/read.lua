-- GETs of random paths: PATHS has one %s for a number of 12 digits from FIRST to LAST by STEP; TOKEN, when there is one.
dofile(os.getenv("LUA_DIR") .. "/result.lua")

local threads = 0
local prepared = {}

function setup(thread)
	threads = threads + 1
	thread:set("seed", threads)
end

-- The requests are made beforehand: the generator shares the cores with what it measures.
function init()
	local first, last, step = tonumber(os.getenv("FIRST")), tonumber(os.getenv("LAST")), tonumber(os.getenv("STEP") or "1")
	local headers = {}

	math.randomseed(seed * 7919)
	if os.getenv("TOKEN") then
		headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
	end
	for i = 1, 20000 do
		local n = first + step * math.random(0, math.floor((last - first) / step))
		prepared[i] = wrk.format("GET", string.format(os.getenv("PATHS"), string.format("%012d", n)), headers)
	end
end

function request()
	return prepared[math.random(1, 20000)]
end
