-- The same GET again and again: PATHS; TOKEN, when there is one.
dofile(os.getenv("LUA_DIR") .. "/result.lua")

local prepared

function init()
	local headers = {}

	if os.getenv("TOKEN") then
		headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
	end
	prepared = wrk.format("GET", os.getenv("PATHS"), headers)
end

function request()
	return prepared
end
